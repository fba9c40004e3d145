import { type Extracted, PermanentError } from '@chudong/domain'
import { fromLegacy } from '@chudong/vietnamese/legacy'
import { chooseAuthors } from './authors.ts'
import { decodeRaw } from './decode.ts'
import { readHead } from './head.ts'
import { chooseImages } from './images.ts'
import { readJsonLd } from './json-ld.ts'
import { detectLanguage } from './language.ts'
import { MAX_INPUT_BYTES, MAX_READ_BYTES } from './limits.ts'
import { readMainText } from './main-text.ts'
import { parseHtml } from './parse-html.ts'
import { choosePublished } from './published.ts'
import { chooseTitle } from './title.ts'
import { absoluteUrl, chooseCanonical } from './urls.ts'

/**
 * A page's bytes → title, main text, time, authors, canonical URL, images and language, with the place each was
 * found in `evidence`. Synchronous and deterministic; work is bounded on any input. Reads the first 3 MB.
 * Throws {@link PermanentError} above 8 MB.
 */
export function extractPage(
  bytes: Uint8Array,
  options: { url: string; contentType?: string | null },
): Extracted {
  if (bytes.length > MAX_INPUT_BYTES) {
    throw new PermanentError(`page is ${bytes.length} bytes, more than ${MAX_INPUT_BYTES}`)
  }
  const { text: decoded, encoding } = decodeRaw(bytes.subarray(0, MAX_READ_BYTES), options.contentType)
  // Fonts of before Unicode say they are Western; their letter for ư is a soft hyphen, which goes when the page is read.
  const html = encoding === 'utf-8' ? decoded : fromLegacy(decoded)
  const page = parseHtml(html)
  const head = readHead(page.root)
  const data = readJsonLd(page.jsonLd)
  const found = readMainText(page.root, data, head)
  const main = { ...found, text: fromLegacy(found.text) }
  const context = {
    root: page.root,
    head,
    data,
    main,
    base: absoluteUrl(head.base, options.url) ?? options.url,
  }
  const chosen = chooseTitle(context)
  const title = { ...chosen, value: fromLegacy(chosen.value) }
  const published = choosePublished({ ...context, titleElement: title.element }, options.url)
  const authors = chooseAuthors(context)
  const canonical = chooseCanonical(context, options.url)
  const images = chooseImages(context)
  const language = detectLanguage(main.text || title.value, head, data)
  const evidence: Record<string, string> = { encoding, text: main.from }
  const fields = { title, published_at: published, authors, canonical_url: canonical, images, language }
  for (const [field, { from }] of Object.entries(fields)) if (from) evidence[field] = from
  if (page.truncated || bytes.length > MAX_READ_BYTES)
    evidence.truncated = 'the page is longer than what is read'
  return {
    title: title.value,
    text: main.text,
    published_at: published.value,
    authors: authors.value,
    canonical_url: canonical.value,
    images: images.value,
    language: language.value,
    encoding,
    evidence,
  }
}
