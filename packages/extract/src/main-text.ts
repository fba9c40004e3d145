import { type Block, isBoilerplate, readBlocks } from './blocks.ts'
import { elementWeights, findContainer } from './container.ts'
import type { ArticleData } from './json-ld.ts'
import { MAX_TEXT_CHARS } from './limits.ts'
import { UNREAD } from './tags.ts'
import { attr, type Element } from './tree.ts'

/** The main text of a page and where it was found. */
export interface MainText {
  text: string
  container: Element
  blocks: Block[]
  from: string
}

/** Chooses the container of the main text and joins its paragraphs with blank lines. */
export function readMainText(root: Element, _data: ArticleData | null): MainText {
  const rough = elementWeights(
    root,
    readBlocks(root, (element) => UNREAD.has(element.tag) || element.tag === 'head'),
  )
  const all = readBlocks(root, boilerplateTest(root, rough))
  const container = findContainer(root, elementWeights(root, all))
  const inside = all.filter((block) => isInside(block.owner, container))
  const blocks = inside.filter((block, at) => isKept(block, at, inside))
  return { text: join(blocks), container, blocks, from: describe(container) }
}

function join(blocks: Block[]): string {
  return blocks
    .map((block) => block.text)
    .join('\n\n')
    .slice(0, MAX_TEXT_CHARS)
}

function isInside(element: Element, container: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === container) return true
  return false
}

function isKept(block: Block, at: number, blocks: Block[]): boolean {
  const { text, linkChars, owner } = block
  if (owner.tag === 'h1') return false
  if (linkChars > text.length * 0.6) return false
  if (/^h[2-6]$/.test(owner.tag)) return at < blocks.length - 1
  return true
}

/** "div.entry-content" – the element as a reader of the page's source would name it. */
function describe(element: Element): string {
  const [first] = attr(element, 'class').slice(0, 60).split(/\s+/)
  return first ? `${element.tag}.${first}` : element.tag
}

const WRAPPER_SHARE = 0.45

/** Boilerplate, except an element that holds nearly half of the page's text: a wrapper with an unlucky class. */
function boilerplateTest(root: Element, weights: Map<Element, number>): (element: Element) => boolean {
  const floor = Math.max(200, (weights.get(root) ?? 0) * WRAPPER_SHARE)
  return (element) =>
    isBoilerplate(element) && (UNREAD.has(element.tag) || (weights.get(element) ?? 0) < floor)
}
