import { CLOSES_P, FORMATTING, IMPLIED_END, INLINE, SCOPE, TABLE_PARTS, UNREAD, VOID } from './tags.ts'
import type { Element } from './tree.ts'

/** The open elements while a page is read; `overflow` counts the tags opened below the depth cap. */
export interface OpenElements {
  stack: Element[]
  counts: Map<string, number>
  overflow: Map<string, number>
  maxDepth: number
  /** Steps left for finding what a stray end tag closes. */
  steps: number
}

/** An opening tag as the tokenizer gives it; `attach: false` keeps it out of the tree (inside an `<svg>`). */
export interface OpeningTag {
  tag: string
  attrs: Readonly<Record<string, string>>
  selfClosing: boolean
  attach: boolean
}

/**
 * Adds an element under the innermost open one and leaves it open unless it is void.
 * Returns false when it was not left open (void or self-closing SVG); below the depth cap it is only counted.
 */
export function openTag(open: OpenElements, { tag, attrs, selfClosing, attach }: OpeningTag): boolean {
  closeImplied(open, tag)
  const parent = open.stack[open.stack.length - 1] as Element
  const element: Element = { tag, attrs, parent, children: [] }
  const belowCap = open.stack.length >= open.maxDepth
  // Plain boxes below the cap only count: 50,000 nested divs stay one node.
  if (attach && !(belowCap && (tag === 'div' || tag === 'span'))) parent.children.push(element)
  if (VOID.has(tag) || (selfClosing && (open.counts.get('svg') ?? 0) > 0)) return false
  if (belowCap) {
    open.overflow.set(tag, (open.overflow.get(tag) ?? 0) + 1)
    return true
  }
  open.stack.push(element)
  open.counts.set(tag, (open.counts.get(tag) ?? 0) + 1)
  return true
}

/** Handles an end tag; returns the names of the elements it closed (none for a stray end tag). */
export function closeTag(open: OpenElements, tag: string): string[] {
  const below = open.overflow.get(tag) ?? 0
  if (below > 0) {
    open.overflow.set(tag, below - 1)
    return [tag]
  }
  if ((open.counts.get(tag) ?? 0) === 0) return []
  const at = findOpen(open, tag)
  return at < 0 ? [] : popTo(open, at)
}

function findOpen(open: OpenElements, tag: string): number {
  const formatting = FORMATTING.has(tag)
  for (let i = open.stack.length - 1; i > 0; i--) {
    const name = open.stack[i]?.tag ?? ''
    if (name === tag) return i
    open.steps -= 1
    if (open.steps < 0) return -1
    if (SCOPE.has(name) && !TABLE_PARTS.has(tag)) return -1
    if (name === 'table' && tag !== 'table') return -1
    // The end tag of formatting must not close the block that was opened inside it.
    if (formatting && !INLINE.has(name)) return -1
  }
  return -1
}

function popTo(open: OpenElements, at: number): string[] {
  const closed: string[] = []
  while (open.stack.length > at) {
    const name = open.stack.pop()?.tag ?? ''
    open.counts.set(name, (open.counts.get(name) ?? 1) - 1)
    closed.push(name)
  }
  if (open.overflow.size > 0) closed.push(...endOverflow(open.overflow))
  return closed
}

/** What was opened below the cap ends with the element at the cap; only unread elements matter to the caller. */
function endOverflow(overflow: Map<string, number>): string[] {
  const ended: string[] = []
  for (const [tag, count] of overflow) if (UNREAD.has(tag)) for (let i = 0; i < count; i++) ended.push(tag)
  overflow.clear()
  return ended
}

function closeImplied(open: OpenElements, tag: string): void {
  const { stack } = open
  if (CLOSES_P.has(tag) && (open.counts.get('p') ?? 0) > 0) {
    for (let i = stack.length - 1; i > 0; i--) {
      const name = stack[i]?.tag ?? ''
      if (name === 'p') popTo(open, i)
      if (!INLINE.has(name)) break
    }
  }
  const rule = IMPLIED_END[tag]
  if (!rule) return
  for (let i = stack.length - 1; i > 0; i--) {
    const name = stack[i]?.tag ?? ''
    if (rule.stop.has(name)) return
    if (rule.ends.has(name)) {
      popTo(open, i)
      return
    }
  }
}
