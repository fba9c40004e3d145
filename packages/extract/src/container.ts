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
export function elementWeights(root: Element, blocks: Block[], weigh = blockWeight): Map<Element, number> {
  const weights = new Map<Element, number>()
  for (const block of blocks) weights.set(block.owner, (weights.get(block.owner) ?? 0) + weigh(block))
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

const PARAGRAPHS = new Set(['p', 'blockquote', 'li', 'h1', 'h2', 'h3', 'h4', 'pre', 'td'])
const STAYS = 0.75
const HINT_SHARE = 0.4
const SIBLING_SHARE = 0.03

/**
 * The element that holds the main text: going down from the root while one child keeps three quarters of the
 * weight, or 40 % when it is named as the main text; it stops where the text is spread over like children.
 */
export function findContainer(root: Element, weights: Map<Element, number>): Element {
  let current = root
  for (;;) {
    const weight = weights.get(current) ?? 0
    const next = heaviestChild(current, weights)
    if (!next || weight === 0 || PARAGRAPHS.has(next.tag)) return current
    const share = (weights.get(next) ?? 0) / weight
    if (likeSiblings(current, next, weights) > weight * SIBLING_SHARE) {
      return current
    }
    if (share >= STAYS || (share >= HINT_SHARE && isNamedMainText(next))) current = next
    else {
      const hinted = hintedBelow(current, weights)
      if (!hinted) return current
      current = hinted
    }
  }
}

/** Weight of the children of `parent` that are paragraphs beside `chosen`, or made just like it. */
function likeSiblings(parent: Element, chosen: Element, weights: Map<Element, number>): number {
  const like = classWords(chosen)
  let sum = 0
  for (const child of parent.children) {
    if (typeof child === 'string' || child === chosen) continue
    const alike = child.tag === chosen.tag && like.trim() !== '' && classWords(child) === like
    if (alike || child.tag === 'p') sum += weights.get(child) ?? 0
  }
  return parent.tag === 'body' || parent.tag === 'html' ? 0 : sum
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

/** How a paragraph is built in this page: its tag and class inside its parent's; empty when nothing is named. */
export function signature({ owner }: Block): string {
  const first = (element: Element | null) =>
    attr(element ?? owner, 'class')
      .trim()
      .slice(0, 60)
      .split(/\s/, 1)[0] ?? ''
  const own = first(owner)
  const outer = owner.parent ? first(owner.parent) : ''
  return own || outer ? `${owner.tag}.${own}<${owner.parent?.tag ?? ''}.${outer}` : ''
}

const GROWS_BY = 0.03
const FOREIGN_SHARE = 0.3

/**
 * A text cut into chunks by advertisements sits in several like boxes: widens the container to the ancestor that
 * holds the other paragraphs built the same way, as long as little else comes with them; never beyond `article`,
 * the story's own element.
 */
export function widen(
  container: Element,
  blocks: Block[],
  weights: Map<Element, number>,
  article: Element | null,
): Element {
  const inside = blocks.filter((block) => contains(container, block.owner))
  const kind = dominantSignature(inside)
  const own = weights.get(container) ?? 0
  if (!kind || own === 0) return container
  const outside = blocks.filter((block) => signature(block) === kind && !contains(container, block.owner))
  let best = container
  for (
    let at = container.parent;
    outside.length > 0 && at && at !== article?.parent && at.tag !== 'body' && at.tag !== '#root';
    at = at.parent
  ) {
    const ancestor = at
    const alike = outside.reduce(
      (sum, block) => sum + (contains(ancestor, block.owner) ? blockWeight(block) : 0),
      0,
    )
    const foreign = (weights.get(at) ?? 0) - own - alike
    if (foreign > alike + own * FOREIGN_SHARE) break
    if (alike > own * GROWS_BY) best = at
  }
  return best
}

/** The signature with the most weight among blocks. */
export function dominantSignature(blocks: Block[]): string {
  const sums = new Map<string, number>()
  for (const block of blocks) {
    const kind = signature(block)
    sums.set(kind, (sums.get(kind) ?? 0) + blockWeight(block))
  }
  const [top] = [...sums].sort((a, b) => b[1] - a[1])
  return top?.[0] ?? ''
}

/** True when `element` is `ancestor` or inside it. */
export function contains(ancestor: Element, element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === ancestor) return true
  return false
}
