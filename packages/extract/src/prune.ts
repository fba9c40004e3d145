import { type Block, classWords } from './blocks.ts'
import { shareIn, wordRuns } from './confirmed.ts'
import { dominantSignature, signature } from './container.ts'
import { BYLINE, DATELINE, TEASER } from './patterns.ts'
import type { Element } from './tree.ts'

/** What is known when the blocks of a container are sorted out. */
export interface PruneContext {
  container: Element
  title: string
  /** Blocks that JSON-LD repeats; empty when it says nothing. */
  confirmed: ReadonlySet<Block>
}

/** The blocks of the container that are its text: no teasers, captions, datelines, link boxes or loose labels. */
export function pruneBlocks(blocks: Block[], context: PruneContext): Block[] {
  const boxes = linkBoxes(blocks, context.container)
  const placeOf = places(context.container, boxes)
  const title = wordRuns(context.title)
  const judge: Judge = { container: context.container, placeOf, title, kind: dominantSignature(blocks) }
  const trusted = trustsConfirmed(blocks, context.confirmed)
  const keep = blocks.map((block) => {
    if (trusted && !isHeading(block)) return context.confirmed.has(block)
    return isText(block, judge)
  })
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]
    if (block && isHeading(block) && keep[i]) keep[i] = introduces(blocks, keep, i)
  }
  return trimEnd(blocks.filter((_, i) => keep[i]))
}

/** A heading stays when text that stays follows it before the next heading, and not first a row of links. */
function introduces(blocks: Block[], keep: boolean[], at: number): boolean {
  const next = blocks[at + 1]
  if (!next || (!keep[at + 1] && next.linkChars > next.text.length * 0.5)) return false
  for (let i = at + 1; i < blocks.length && i < at + 12; i++) {
    const block = blocks[i]
    if (keep[i]) return true
    if (block && isHeading(block)) return false
  }
  return false
}

const TRUST_SHARE = 0.6

/** JSON-LD's text decides alone when the blocks it confirms are most of the container. */
function trustsConfirmed(blocks: Block[], confirmed: ReadonlySet<Block>): boolean {
  let all = 0
  let sure = 0
  for (const block of blocks) {
    const plain = block.text.length - block.linkChars
    all += plain
    if (confirmed.has(block)) sure += plain
  }
  return confirmed.size > 0 && sure > all * TRUST_SHARE
}

function isHeading({ owner }: Block): boolean {
  return /^h[2-6]$/.test(owner.tag)
}

const CELLS = new Set(['td', 'th', 'dt', 'caption'])

interface Judge {
  container: Element
  placeOf: (element: Element) => Place
  title: ReadonlySet<string>
  /** How most paragraphs of this text are built. */
  kind: string
}

function isText(block: Block, { container, placeOf, title, kind }: Judge): boolean {
  const { text, linkChars, owner } = block
  if (owner.tag === 'h1' || linkChars > text.length * 0.6) return false
  if (text.length < 250 && title.size > 2 && shareIn(block, title) > 0.7) return false
  const usual = kind !== '' && owner.tag === 'p' && signature(block) === kind
  const place = placeOf(owner)
  if (place === 'links' || (place === 'aside' && !usual) || (place === 'header' && !isSentence(text)))
    return false
  if (isHeading(block) || owner.tag === 'p' || owner.tag === 'li' || owner === container) return true
  return isSentence(text) || (text.length > 60 && !CELLS.has(owner.tag))
}

type Place = 'text' | 'header' | 'aside' | 'links'

/** Whether an element stands in the text, in its header, or in a box beside it; remembered per element. */
function places(container: Element, boxes: ReadonlySet<Element>): (element: Element) => Place {
  const known = new Map<Element, Place>([[container, 'text']])
  return function placeOf(element: Element): Place {
    const before = known.get(element)
    if (before) return before
    const outer = element.parent ? placeOf(element.parent) : 'text'
    const place = boxes.has(element)
      ? 'links'
      : outer === 'text' || outer === 'header'
        ? ownPlace(element, outer)
        : outer
    known.set(element, place)
    return place
  }
}

function ownPlace(element: Element, outer: Place): Place {
  if (isNamedAside(element)) return 'aside'
  return element.tag === 'header' ? 'header' : outer
}

function isNamedAside(element: Element): boolean {
  const names = classWords(element)
  return (
    names !== ' ' &&
    (DATELINE.test(names) || BYLINE.test(names) || (element.tag !== 'p' && TEASER.test(names)))
  )
}

/** A full sentence somewhere in the text: a stop, question or exclamation mark after a letter, or a long line. */
export function isSentence(text: string): boolean {
  return (
    text.length > 160 ||
    (text.length > 20 && /\p{L}\p{L}["'”’»)]?[.!?…。！？](?:["'”’»)]*)(?:\s|$)/u.test(text))
  )
}

const BOX_TAGS = new Set(['div', 'section', 'ul', 'ol', 'article', 'table', 'header', 'dl'])
const LINK_SHARE = 0.45
const BOX_SHARE = 0.3

/** Small boxes inside the container whose text is nearly half links: related stories, tags, menus. */
function linkBoxes(blocks: Block[], container: Element): Set<Element> {
  const sums = new Map<Element, { chars: number; links: number }>()
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
  const found = new Set<Element>()
  for (const [element, { chars, links }] of sums) {
    if (BOX_TAGS.has(element.tag) && links > chars * LINK_SHARE && chars < total * BOX_SHARE)
      found.add(element)
    if (element.tag === 'article' && chars < total * BOX_SHARE) found.add(element)
  }
  return found
}

/** Loose last lines (agency, initials, "Theo TTXVN") are credits, not text. */
function trimEnd(blocks: Block[]): Block[] {
  let end = blocks.length
  while (end > 1) {
    const text = blocks[end - 1]?.text ?? ''
    if (text.length > 60 || /[.!?…:。”"»]$/u.test(text)) break
    end -= 1
  }
  return blocks.slice(0, end)
}
