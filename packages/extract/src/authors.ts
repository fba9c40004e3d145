import { toSafeNfc } from '@chudong/vietnamese/nfc'
import { classWords } from './blocks.ts'
import type { Found, PageContext } from './context.ts'
import { metaValue } from './head.ts'
import { BYLINE } from './patterns.ts'
import { attr, collapse, type Element, textOf, walk } from './tree.ts'

const MAX_AUTHORS = 10
const PLACEHOLDER =
  /^(?:array|object|\[object object\]|undefined|null|none|admin|administrator|root|editor|user\d*|webmaster|n\/a|unknown|author|-+)$/i

/**
 * Who wrote the page: JSON-LD, meta, marked-up bylines, then the short signature at the end that Vietnamese
 * papers use ("Theo TTXVN", "Nguyễn A (tổng hợp)"). Placeholders such as "Array" or "admin" are not names.
 */
export function chooseAuthors(context: PageContext): Found<string[]> {
  const sources: [string, () => string[]][] = [
    ['JSON-LD', () => context.data?.authors ?? []],
    ['meta', () => metaAuthors(context)],
    ['byline', () => bylines(context)],
    ['signature at the end', () => signature(context)],
  ]
  for (const [from, read] of sources) {
    const value = [...new Set(read().flatMap(splitNames))].slice(0, MAX_AUTHORS)
    if (value.length > 0) return { value, from }
  }
  return { value: [], from: '' }
}

function metaAuthors({ head }: PageContext): string[] {
  for (const name of [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
    'citation_author',
  ]) {
    if (!metaValue(head, name)) continue
    const values = (head.meta.get(name) ?? []).filter((value) => isName(cleanName(value)))
    const site = metaValue(head, 'og:site_name')?.value.toLowerCase()
    if (values.length > 0 && !values.every((value) => value.toLowerCase() === site)) return values
  }
  return []
}

function bylines({ root }: PageContext): string[] {
  const marked: string[] = []
  const named: string[] = []
  walk(root, (element) => {
    if (/^author$/i.test(attr(element, 'itemprop')) || /\bauthor\b/i.test(attr(element, 'rel')))
      marked.push(lineOf(element))
    else if (named.length < 5 && BYLINE.test(classWords(element))) named.push(lineOf(element))
    return marked.length < 20
  })
  return marked.some((name) => isName(cleanName(name))) ? marked : named.slice(0, 1)
}

function lineOf(element: Element): string {
  return attr(element, 'content') || textOf(element, 120)
}

function signature({ main }: PageContext): string[] {
  for (const block of main.tail.slice(-3).reverse()) {
    const text = collapse(block.text)
    const looksSigned =
      /^(?:theo|nguồn|bài và ảnh|bài, ảnh|tin, ảnh|tin ảnh|tác giả|thực hiện)\b/iu.test(text) ||
      isPersonName(text)
    if (text.length <= 60 && looksSigned) return [text]
  }
  return []
}

/** Two to five capitalised words and nothing else: "Lê Nga", "THÚY QUỲNH (tổng hợp)". */
function isPersonName(text: string): boolean {
  return /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){1,4}(?:\s?\([^)]{2,30}\))?$/u.test(text)
}

function splitNames(raw: string): string[] {
  return cleanName(raw)
    .split(/\s*[,;|/]\s*|\s+(?:và|and|und|et|y|&)\s+|\s+[-–]\s+/u)
    .map(cleanName)
    .filter(isName)
}

function cleanName(raw: string): string {
  return toSafeNfc(collapse(raw.slice(0, 400)))
    .replace(/^(?:by|von|par|por|bởi|author)\s?:?\s+/iu, '')
    .replace(
      /^(?:tác giả bài viết|tác giả|nguồn tin|nguồn|bài và ảnh|bài, ảnh|bài|tin, ảnh|tin|thực hiện)\s?:\s?/iu,
      '',
    )
    .trim()
}

function isName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 80 &&
    /\p{L}/u.test(text) &&
    !PLACEHOLDER.test(text) &&
    !/https?:|www\.|@|[{}<>]/.test(text)
  )
}
