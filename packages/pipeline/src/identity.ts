import { createHash } from 'node:crypto'
import type { ArticleDraft } from '@chudong/domain'
import { toSafeNfc } from '@chudong/vietnamese/nfc'

const trackers = /^(utm_\w+|fbclid|gclid|zarsrc|cmpid|s_campaign|from|ref)$/i

/** First 80 bits of SHA-256 as 20 hex digits: short enough to read, long enough never to meet by chance. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}

/** An address without what does not change the page: fragment, tracking parameters, `www.`, trailing slash. */
export function canonicalUrl(url: string): string {
  const parsed = new URL(url)
  parsed.hash = ''
  for (const name of [...parsed.searchParams.keys()])
    if (trackers.test(name)) parsed.searchParams.delete(name)
  parsed.searchParams.sort()
  parsed.hostname = parsed.hostname.replace(/^www\./, '')
  parsed.pathname = parsed.pathname.replace(/(.)\/+$/, '$1')
  return parsed.toString()
}

/**
 * The address a page claims as its own, when it may be believed: same host and not the home page.
 * Otherwise the address it was read from.
 */
export function trustedAddress(readFrom: string, claimed: string | null): string {
  if (!claimed || !URL.canParse(claimed)) return canonicalUrl(readFrom)
  const here = new URL(canonicalUrl(readFrom))
  const there = new URL(canonicalUrl(claimed))
  const credible = here.host === there.host && there.pathname.length > 1
  return (credible ? there : here).toString()
}

/** Stable id of an article: from its address, else from its source and its id there, else from its text. */
export function articleId(draft: Pick<ArticleDraft, 'url' | 'sourceId' | 'externalId' | 'text'>): string {
  if (draft.externalId !== null) return shortHash(`${draft.sourceId}\n${draft.externalId}`)
  if (draft.url !== null) return shortHash(canonicalUrl(draft.url))
  return shortHash(`${draft.sourceId}\n${draft.text}`)
}

/** Hash of what a reader reads: equal for the same title and text whatever their spacing or Unicode form. */
export function contentHash(draft: Pick<ArticleDraft, 'title' | 'text'>): string {
  const squeeze = (text: string) => toSafeNfc(text).replace(/\s+/g, ' ').trim()
  return shortHash(`${squeeze(draft.title)}\n${squeeze(draft.text)}`)
}

/** Id of the event that an article founds. */
export function foundedEventId(article: string): string {
  return `ev-${article.slice(0, 16)}`
}
