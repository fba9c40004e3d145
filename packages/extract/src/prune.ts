import { type Block, classWords } from './blocks.ts'
import { type Place, placesIn } from './boxes.ts'
import { shareIn, wordRuns } from './confirmed.ts'
import { dominantSignature, signature } from './container.ts'
import { headingLevel, settleHeadings } from './headings.ts'
import { LEAD } from './patterns.ts'
import { isPromotion } from './promotions.ts'
import { pullQuotes, repeatedBlocks } from './repeats.ts'
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
  const placeOf = placesIn(context.container, blocks)
  const title = wordRuns(context.title)
  const judge: Judge = { container: context.container, placeOf, title, kind: dominantSignature(blocks) }
  const trusted = trustsConfirmed(blocks, context.confirmed)
  const again = repeatedBlocks(blocks)
  const quoted = pullQuotes(blocks)
  const firstConfirmed = blocks.findIndex((block) => context.confirmed.has(block))
  const keep = blocks.map((block, i) => {
    if (again(block)) return false
    if (quoted(block) && signature(block) !== judge.kind) return false
    const opens = i < firstConfirmed && block.owner.tag === 'p' && block.text.length > 60
    if (trusted && headingLevel(block) === 0 && !opens) return isConfirmed(block, context.confirmed)
    return isText(block, judge)
  })
  settleHeadings(blocks, keep)
  return trimEnd(blocks.filter((_, i) => keep[i]))
}

/** A block of links stays out although JSON-LD repeats it. */
function isConfirmed(block: Block, confirmed: ReadonlySet<Block>): boolean {
  return confirmed.has(block) && block.linkChars <= block.text.length * 0.9
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
  const usual = kind !== '' && signature(block) === kind
  if (owner.tag === 'h1' || linkChars > text.length * (usual ? 0.85 : 0.6)) return false
  if (isPromotion(text, linkChars)) return false
  if (text.length < 250 && title.size > 2 && shareIn(block, title) > 0.7) return false
  const place = placeOf(owner)
  if (place === 'links' || (place === 'aside' && !usual)) return false
  if (place === 'header' && !isSentence(text) && !LEAD.test(classWords(owner))) return false
  if (usual || headingLevel(block) > 0 || owner.tag === 'p' || owner.tag === 'li' || owner === container)
    return true
  return isSentence(text) || (text.length > 60 && !CELLS.has(owner.tag))
}

/** A full sentence somewhere in the text: a stop, question or exclamation mark after a letter, or a long line. */
export function isSentence(text: string): boolean {
  return (
    text.length > 160 ||
    (text.length > 20 && /\p{L}\p{L}["'”’»)]?[.!?…。！？](?:["'”’»)]*)(?:\s|$)/u.test(text))
  )
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
