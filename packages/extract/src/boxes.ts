import { type Block, classWords } from './blocks.ts'
import { BYLINE, DATELINE, TEASER } from './patterns.ts'
import type { Element } from './tree.ts'

/** Where in the container an element stands: in the text, its header, a box of links, or a box beside the text. */
export type Place = 'text' | 'header' | 'aside' | 'links'

interface Sum {
  chars: number
  links: number
}

/** Tells an element's {@link Place}; what is found is remembered per element. */
export function placesIn(container: Element, blocks: Block[]): (element: Element) => Place {
  const { sums, total } = sumsBelow(container, blocks)
  const known = new Map<Element, Place>([[container, 'text']])
  return function placeOf(element: Element): Place {
    const before = known.get(element)
    if (before) return before
    const outer = element.parent ? placeOf(element.parent) : 'text'
    const place = outer === 'text' || outer === 'header' ? ownPlace(element, sums.get(element), total) : outer
    known.set(element, place === 'text' ? outer : place)
    return place === 'text' ? outer : place
  }
}

const BOX_SHARE = 0.3

function ownPlace(element: Element, sum: Sum | undefined, total: number): Place {
  if (sum && sum.chars < total * BOX_SHARE) {
    if (isLinkBox(element, sum) || element.tag === 'article') return 'links'
    if (isNamedAside(element)) return 'aside'
  }
  return element.tag === 'header' ? 'header' : 'text'
}

function sumsBelow(container: Element, blocks: Block[]): { sums: Map<Element, Sum>; total: number } {
  const sums = new Map<Element, Sum>()
  let total = 0
  for (const block of blocks) {
    total += block.text.length
    for (let at: Element | null = block.owner; at && at !== container; at = at.parent) {
      const sum = sums.get(at) ?? { chars: 0, links: 0 }
      sum.chars += block.text.length
      sum.links += block.linkChars
      sums.set(at, sum)
    }
  }
  return { sums, total }
}

const BOX_TAGS = new Set(['div', 'section', 'ul', 'ol', 'article', 'table', 'header', 'dl'])
const LINK_SHARE = 0.45

/** A small box whose text is nearly half links: related stories, tags, a menu. */
function isLinkBox({ tag }: Element, { chars, links }: Sum): boolean {
  return BOX_TAGS.has(tag) && links > chars * LINK_SHARE
}

function isNamedAside(element: Element): boolean {
  const names = classWords(element)
  if (names.trim() === '') return false
  if (BYLINE.test(names)) return true
  return element.tag === 'p' || /^h[2-6]$/.test(element.tag)
    ? element.tag === 'p' && DATELINE.test(names)
    : DATELINE.test(names) || TEASER.test(names)
}
