import { pageLinks } from '@chudong/extract'
import { cleanUrl } from './clean-url.ts'
import type { ListedEntry } from './found.ts'
import { oneLine } from './plain-text.ts'
import { ReadingError } from './reading-error.ts'

const MAX_LINKS = 300
/** A pattern is tried on no more than this: a bad pattern stays cheap. */
const MAX_PATTERN_URL = 300

/**
 * Article links of a list page, in page order, each address once. `linkPattern` is the source's regular expression; without one,
 * links of the same site whose last part looks like an article's are taken ("/ca-soi-tang-o-3-xa-20261124.html").
 */
export function readListPage(html: string, baseUrl: string, linkPattern: string | null): ListedEntry[] {
  const isArticle = matcher(linkPattern, baseUrl)
  const found = new Map<string, ListedEntry>()
  for (const link of pageLinks(html, baseUrl)) {
    const url = cleanUrl(link.url, baseUrl)
    if (url === null || url.length > MAX_PATTERN_URL || !isArticle(url)) continue
    const title = oneLine(link.text).slice(0, 500)
    const known = found.get(url)
    if (known) known.title = longer(known.title, title)
    else if (found.size < MAX_LINKS)
      found.set(url, {
        url,
        externalId: null,
        title: title || null,
        text: null,
        publishedAt: null,
        authors: [],
      })
  }
  return [...found.values()]
}

function matcher(linkPattern: string | null, baseUrl: string): (url: string) => boolean {
  if (linkPattern !== null) {
    const pattern = compiled(linkPattern)
    return (url) => pattern.test(url)
  }
  const host = new URL(baseUrl).host
  return (url) => new URL(url).host === host && looksLikeArticle(new URL(url).pathname)
}

function compiled(linkPattern: string): RegExp {
  try {
    return new RegExp(linkPattern)
  } catch (cause) {
    throw new ReadingError(`Mẫu liên kết không đúng: ${linkPattern.slice(0, 100)}`, { cause })
  }
}

function looksLikeArticle(pathname: string): boolean {
  const last = pathname.split('/').filter(Boolean).pop() ?? ''
  const words = last.split('-').length
  return words >= 5 || (words >= 3 && /\d{4,}/.test(last))
}

function longer(known: string | null, title: string): string | null {
  return title.length > (known?.length ?? 0) ? title : known
}
