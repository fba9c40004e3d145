const MAX_URL = 2000
/** Marks that say where a reader came from, not what the page is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|zarsrc|zalo_src|mc_[ce]id|yclid|_ga|spm)$/i

/**
 * One address for one article: absolute, http or https, without fragment and tracking parameters. Null when it is none.
 * Example: "/soi-3.html?utm_source=rss#binh-luan" of https://a.vn is "https://a.vn/soi-3.html".
 */
export function cleanUrl(raw: string | null | undefined, base: string): string | null {
  const text = raw?.trim()
  if (!text || text.length > MAX_URL || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return null
  url.hash = ''
  if (url.search === '') return url.href
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}
