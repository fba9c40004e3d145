import { type Block, classWords } from './blocks.ts'
import type { Found, PageContext } from './context.ts'
import { hasClock, parseDate } from './dates.ts'
import { metaValue } from './head.ts'
import { DATELINE } from './patterns.ts'
import { attr, type Element, textOf, walk } from './tree.ts'

const META_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'article:published',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'published',
  'date',
  'dc.date.issued',
  'dcterms.date',
  'dc.date',
  'dcterms.created',
  'dc.date.created',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'citation_publication_date',
  'article.published',
  'bt:pubdate',
  'last-modified-date',
  'datecreated',
]

/**
 * When the page was published, as ISO with offset: JSON-LD, meta, marked-up times, the line near the headline
 * ("Thứ tư - 14/02/2024 21:18"), the end of the text, the address. Null when the page does not say.
 */
export function choosePublished(
  context: PageContext & { titleElement: Element | null },
  pageUrl: string,
): Found<string | null> {
  const { head, data } = context
  const fromData = data?.published ? parseDate(data.published) : null
  if (fromData) return { value: fromData, from: 'JSON-LD' }
  for (const name of META_NAMES) {
    const meta = metaValue(head, name)
    const value = meta ? parseDate(meta.value) : null
    if (value) return { value, from: `meta ${name}` }
  }
  return fromMarkup(context) ?? fromLines(context) ?? fromUrl(pageUrl) ?? { value: null, from: '' }
}

function fromMarkup({
  root,
  titleElement,
}: {
  root: Element
  titleElement: Element | null
}): Found<string> | null {
  let found: Found<string> | null = null
  let afterTitle = titleElement === null
  walk(root, (element) => {
    if (element === titleElement) afterTitle = true
    const marked = /datePublished/i.test(attr(element, 'itemprop'))
    if (found || (!marked && element.tag !== 'time')) return
    if (!marked && !afterTitle) return
    const value = parseDate(attr(element, 'content') || attr(element, 'datetime') || textOf(element, 200))
    if (value) found = { value, from: marked ? 'itemprop datePublished' : '<time>' }
  })
  return found
}

const NEAR_AFTER = 14
const NEAR_BEFORE = 4
const MAX_LINE = 160

function fromLines(context: PageContext & { titleElement: Element | null }): Found<string> | null {
  const blocks = context.main.page
  const at = context.titleElement
    ? blocks.findIndex(({ owner }) => isWithin(owner, context.titleElement))
    : -1
  const after = at < 0 ? blocks.slice(0, NEAR_AFTER) : blocks.slice(at + 1, at + 1 + NEAR_AFTER)
  const before = at < 0 ? [] : blocks.slice(Math.max(0, at - NEAR_BEFORE), at).reverse()
  return (
    firstDate(after, 'line after the headline') ??
    firstDate(before.filter(isDateline), 'line before the headline') ??
    firstDate(blocks.filter(isDateline).slice(0, 40), 'dateline by class') ??
    firstDate(before, 'line before the headline') ??
    firstDate(context.main.tail.slice(-3), 'end of the text')
  )
}

function firstDate(blocks: Block[], from: string): Found<string> | null {
  const dated = blocks
    .filter(({ text }) => text.length <= MAX_LINE)
    .map(({ text }) => ({ value: parseDate(text), clock: hasClock(text) }))
    .filter((item): item is { value: string; clock: boolean } => item.value !== null)
  const best = dated.find((item) => item.clock) ?? dated[0]
  return best ? { value: best.value, from } : null
}

function isDateline(block: Block): boolean {
  let element: Element | null = block.owner
  for (let up = 0; element && up < 3; up++) {
    if (DATELINE.test(classWords(element))) return true
    element = element.parent
  }
  return false
}

function isWithin(element: Element, ancestor: Element | null): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === ancestor) return true
  return false
}

function fromUrl(url: string): Found<string> | null {
  const match = /[/-]((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/.-]|\d{2,}\.|$)/.exec(url.slice(0, 500))
  const value = match ? parseDate(`${match[1]}-${match[2]}-${match[3]}`) : null
  return value ? { value, from: 'address' } : null
}
