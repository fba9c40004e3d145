import type { Found, PageContext } from './context.ts'
import { metaValue } from './head.ts'

const MAX_URL = 2048

/** Resolves an address against a base; null unless the result is http(s). The fragment is dropped. */
export function absoluteUrl(href: string | null | undefined, base: string): string | null {
  const trimmed = href?.trim()
  if (!trimmed || trimmed.length > MAX_URL) return null
  try {
    const url = new URL(trimmed, base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
    url.hash = ''
    return url.href
  } catch {
    return null
  }
}

/** The page's own canonical address; one that names the site's front page for an inner page is not believed. */
export function chooseCanonical(context: PageContext, pageUrl: string): Found<string | null> {
  const candidates: [string, string | null | undefined][] = [
    ['link[rel=canonical]', context.head.canonical],
    ['og:url', metaValue(context.head, 'og:url')?.value],
    ['JSON-LD', context.data?.url],
  ]
  for (const [from, href] of candidates) {
    const url = absoluteUrl(href, context.base)
    if (url && !(isFrontPage(url) && !isFrontPage(pageUrl))) return { value: url, from }
  }
  return { value: null, from: '' }
}

function isFrontPage(url: string): boolean {
  try {
    const { pathname, search } = new URL(url)
    return pathname === '/' && search === ''
  } catch {
    return false
  }
}
