import type { Block } from './blocks.ts'
import { classWords } from './blocks.ts'
import { MAIN_TEXT } from './patterns.ts'
import { attr, type Element, walk } from './tree.ts'

/** How much a block speaks for being main text: its unlinked characters, less when it is not a sentence. */
export function blockWeight(block: Block): number {
  const plain = block.text.length - block.linkChars
  if (plain < 25 || block.linkChars > block.text.length * 0.5) return 0
  const sentence = /[.!?…。！？।](?:["'”’»)\]]*)(?:\s|$)/u.test(block.text) || plain > 120
  const paragraph = block.owner.tag === 'p' || block.owner.tag === 'blockquote'
  return plain * (sentence ? 1 : 0.25) * (paragraph ? 1.3 : 1)
}

/** The weight of every element: the sum over the blocks inside it. One pass over the elements. */
export function elementWeights(root: Element, blocks: Block[]): Map<Element, number> {
  const weights = new Map<Element, number>()
  for (const block of blocks) weights.set(block.owner, (weights.get(block.owner) ?? 0) + blockWeight(block))
  const order: Element[] = [root]
  walk(root, (element) => {
    order.push(element)
  })
  for (let i = order.length - 1; i > 0; i--) {
    const element = order[i]
    const weight = element ? weights.get(element) : undefined
    if (element?.parent && weight) weights.set(element.parent, (weights.get(element.parent) ?? 0) + weight)
  }
  return weights
}

const STAYS = 0.8
const HINT_SHARE = 0.4

/**
 * The element that holds the main text: going down from the root while one child keeps at least 80 % of the
 * weight, with a short cut to a child that is named as the main text and keeps 40 %.
 */
export function findContainer(root: Element, weights: Map<Element, number>): Element {
  let current = root
  for (;;) {
    const weight = weights.get(current) ?? 0
    const next = heaviestChild(current, weights)
    if (!next || weight === 0) return current
    const share = (weights.get(next) ?? 0) / weight
    if (share >= STAYS || (share >= HINT_SHARE && isNamedMainText(next))) current = next
    else {
      const hinted = hintedBelow(current, weights)
      if (!hinted) return current
      current = hinted
    }
  }
}

function heaviestChild(element: Element, weights: Map<Element, number>): Element | null {
  let best: Element | null = null
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if ((weights.get(child) ?? 0) > (best ? (weights.get(best) ?? 0) : 0)) best = child
  }
  return best
}

function isNamedMainText(element: Element): boolean {
  return (
    element.tag === 'article' ||
    element.tag === 'main' ||
    /articleBody/i.test(attr(element, 'itemprop')) ||
    MAIN_TEXT.test(classWords(element))
  )
}

function hintedBelow(element: Element, weights: Map<Element, number>): Element | null {
  const floor = (weights.get(element) ?? 0) * HINT_SHARE
  let best: Element | null = null
  walk(element, (inner) => {
    const weight = weights.get(inner) ?? 0
    if (weight < floor) return false
    if (isNamedMainText(inner) && weight > (best ? (weights.get(best) ?? 0) : 0)) best = inner
    return true
  })
  return best
}
