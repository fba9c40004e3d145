import { detect } from 'tinyld/light'
import type { Found } from './context.ts'
import type { Head } from './head.ts'
import { metaValue } from './head.ts'
import type { ArticleData } from './json-ld.ts'

const SAMPLE = 1500
const VIETNAMESE_ONLY = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gi

/**
 * Language of a page as a two-letter code. Vietnamese letters in the text outrank what the page declares
 * (many Vietnamese sites say `lang="en"`); otherwise the declaration, otherwise detection on the text.
 */
export function detectLanguage(text: string, head: Head, data: ArticleData | null): Found<string | null> {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const vietnamese = sample.match(VIETNAMESE_ONLY)?.length ?? 0
  if (letters > 0 && vietnamese / letters > 0.06) return { value: 'vi', from: 'letters of the text' }
  const declared: [string, string | null | undefined][] = [
    ['html lang', head.language],
    ['JSON-LD', data?.language],
    ['meta', metaValue(head, 'og:locale', 'content-language', 'language')?.value],
  ]
  for (const [from, value] of declared) {
    const code = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(value ?? '')?.[1]?.toLowerCase()
    if (code && !(code === 'vi' && letters > 200 && vietnamese === 0)) return { value: code, from }
  }
  const value = letters >= 20 ? detect(sample) || null : null
  return { value, from: value ? 'detected' : '' }
}
