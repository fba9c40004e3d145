import type { Block } from './blocks.ts'
import { runsOf } from './confirmed.ts'
import { attr, type Element } from './tree.ts'

/** Tells the blocks whose text stands three times or more (a tooltip, a notice), and the second of two alike. */
export function repeatedBlocks(blocks: Block[]): (block: Block) => boolean {
  const seen = new Map<string, Block[]>()
  for (const block of blocks) {
    const alike = seen.get(block.text)
    if (alike) alike.push(block)
    else seen.set(block.text, [block])
  }
  return (block) => {
    const alike = seen.get(block.text) ?? []
    return block.text.length > 20 && (alike.length > 2 || alike[0] !== block)
  }
}

const REPEATED = 0.8

function isQuote(element: Element): boolean {
  return (
    element.tag === 'blockquote' || /quot|zitat|cit(?:at|ation|e)/i.test(attr(element, 'class').slice(0, 200))
  )
}

/** Tells a pull quote: nearly all its runs of three words stand in another of the blocks as well. */
export function pullQuotes(blocks: Block[]): (block: Block) => boolean {
  const isCandidate = ({ owner }: Block) => isQuote(owner) || (owner.parent !== null && isQuote(owner.parent))
  const counts = new Map<string, number>()
  if (!blocks.some(isCandidate)) return () => false
  for (const { text } of blocks)
    for (const run of new Set(runsOf(text))) counts.set(run, (counts.get(run) ?? 0) + 1)
  return (block) => {
    if (!isCandidate(block)) return false
    const runs = runsOf(block.text)
    return runs.length > 3 && runs.filter((run) => (counts.get(run) ?? 0) > 1).length > runs.length * REPEATED
  }
}
