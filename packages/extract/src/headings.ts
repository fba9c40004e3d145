import type { Block } from './blocks.ts'

/** 2–6 for a section heading, 0 for any other block. */
export function headingLevel({ owner }: Block): number {
  return /^h[2-6]$/.test(owner.tag) ? Number(owner.tag[1]) : 0
}

const FAR = 12
const STANDFIRST = 100

/**
 * Settles the section headings, given which other blocks stay: a heading stays when text that stays follows before
 * the next heading of its rank, and not first a row of links; above the first text it is a label ("Finanzmärkte").
 */
export function settleHeadings(blocks: Block[], keep: boolean[]): void {
  const first = blocks.findIndex((block, i) => keep[i] && headingLevel(block) === 0)
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]
    if (!block || headingLevel(block) === 0 || !keep[i]) continue
    keep[i] = (i > first || block.text.length >= STANDFIRST) && introduces(blocks, keep, i)
  }
}

function introduces(blocks: Block[], keep: boolean[], at: number): boolean {
  const [heading, next] = [blocks[at], blocks[at + 1]]
  if (!heading || !next || (!keep[at + 1] && next.linkChars > next.text.length * 0.5)) return false
  for (let i = at + 1; i < blocks.length && i < at + FAR; i++) {
    const block = blocks[i]
    if (keep[i]) return true
    const level = block ? headingLevel(block) : 0
    if (level > 0 && level <= headingLevel(heading)) return false
  }
  return false
}
