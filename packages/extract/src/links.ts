import { toSafeNfc } from '@chudong/vietnamese/nfc'
import { MAX_LINKS } from './limits.ts'
import { parseHtml } from './parse-html.ts'
import { attr, collapse, type Element, textOf, walk } from './tree.ts'
import { absoluteUrl } from './urls.ts'

/**
 * The links of a list page in document order: absolute http(s) addresses without fragment, each once with its
 * longest text (a photo and a headline often share one address). At most 5,000; reads the first 3 M characters.
 */
export function pageLinks(html: string, baseUrl: string): { url: string; text: string }[] {
  const { root } = parseHtml(html.slice(0, 3_000_000))
  const found = new Map<string, string>()
  let base = baseUrl
  walk(root, (element) => {
    if (element.tag === 'base') base = absoluteUrl(attr(element, 'href'), baseUrl) ?? base
    if (element.tag !== 'a' && element.tag !== 'area') return
    const url = absoluteUrl(attr(element, 'href'), base)
    if (!url || (!found.has(url) && found.size >= MAX_LINKS)) return
    const text = linkText(element)
    if (text.length > (found.get(url) ?? '').length || !found.has(url)) found.set(url, text)
  })
  return [...found].map(([url, text]) => ({ url, text }))
}

function linkText(link: Element): string {
  const own = textOf(link, 300)
  if (own) return toSafeNfc(own)
  let alt = attr(link, 'title')
  walk(link, (element) => {
    if (element.tag === 'img') alt ||= attr(element, 'alt')
  })
  return toSafeNfc(collapse(alt.slice(0, 300)))
}
