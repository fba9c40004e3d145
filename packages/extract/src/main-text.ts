import { toSafeNfc } from '@chudong/vietnamese/nfc'
import { type Block, isBoilerplate, readBlocks } from './blocks.ts'
import { shareIn, wordRuns } from './confirmed.ts'
import { blockWeight, contains, elementWeights, findContainer, widen } from './container.ts'
import type { Head } from './head.ts'
import type { ArticleData } from './json-ld.ts'
import { leadBlocks } from './lead.ts'
import { MAX_TEXT_CHARS } from './limits.ts'
import { parseHtml } from './parse-html.ts'
import { NEVER } from './patterns.ts'
import { pruneBlocks } from './prune.ts'
import { UNREAD } from './tags.ts'
import { attr, type Element } from './tree.ts'

/** The main text of a page and where it was found. */
export interface MainText {
  text: string
  container: Element
  blocks: Block[]
  /** Every block of the page, boilerplate included. */
  page: Block[]
  /** The last blocks of the container, credits included. */
  tail: Block[]
  from: string
}

/** Chooses the container of the main text, sorts its blocks out and joins them with blank lines. */
export function readMainText(root: Element, data: ArticleData | null, head: Head): MainText {
  const page = readBlocks(root)
  const isDropped = boilerplateTest(root, elementWeights(root, page))
  const all = page.filter((block) => !isDropped(block.owner))
  const body = plainBody(data?.body ?? '')
  const confirmed = confirmedBlocks(all, body)
  const weights = elementWeights(root, all, (block) => blockWeight(block) * (confirmed.has(block) ? 3 : 1))
  const article = articleOf(head, weights)
  const found = findContainer(article ?? root, weights)
  const container = widen(found, all, elementWeights(root, all), article)
  const inside = all.filter((block) => contains(container, block.owner))
  const kept = pruneBlocks(inside, { container, title: head.title, confirmed })
  const blocks = [...leadBlocks(page, all, inside[0], head), ...kept]
  const rest = { container, blocks, page, tail: inside.slice(-6) }
  const text = join(blocks)
  return text.length < body.length * SCRIPTED
    ? { ...rest, text: body.slice(0, MAX_TEXT_CHARS), from: 'JSON-LD articleBody' }
    : { ...rest, text, from: describe(container) }
}

function join(blocks: Block[]): string {
  const text = blocks.map((block) => block.text).join('\n\n')
  return text.slice(0, MAX_TEXT_CHARS)
}

/** "div.entry-content" – the element as a reader of the page's source would name it. */
function describe(element: Element): string {
  const [first] = attr(element, 'class').slice(0, 60).split(/\s+/)
  return first ? `${element.tag}.${first}` : element.tag
}

const WRAPPER_SHARE = 0.45

/**
 * Whether an element is in boilerplate, remembered per element; an element that holds nearly half of the page's
 * text is not: a wrapper with an unlucky class.
 */
function boilerplateTest(root: Element, weights: Map<Element, number>): (element: Element) => boolean {
  const floor = Math.max(200, (weights.get(root) ?? 0) * WRAPPER_SHARE)
  const known = new Map<Element, boolean>()
  return function isDropped(element: Element): boolean {
    const before = known.get(element)
    if (before !== undefined) return before
    const light = (weights.get(element) ?? 0) < floor
    const own = isBoilerplate(element) && (light || UNREAD.has(element.tag) || isNever(element))
    const dropped = own || (element.parent !== null && isDropped(element.parent))
    known.set(element, dropped)
    return dropped
  }
}

function isNever(element: Element): boolean {
  return element.tag === 'head' || (element.tag !== 'body' && NEVER.test(attr(element, 'id')))
}

/** A page with less than this share of the text its JSON-LD states is filled in by scripts. */
const SCRIPTED = 0.4

/** JSON-LD's text without the tags that some sites leave in it. */
function plainBody(body: string): string {
  return /<\w/.test(body) ? join(readBlocks(parseHtml(body).root)) : toSafeNfc(body.trim())
}

/** Blocks that the page's own JSON-LD repeats; empty unless they cover most of it. */
function confirmedBlocks(blocks: Block[], body: string): Set<Block> {
  if (body.length < 200) return new Set()
  const runs = wordRuns(body)
  const confirmed = blocks.filter((block) => shareIn(block, runs) > 0.6)
  const size = confirmed.reduce((sum, block) => sum + block.text.length, 0)
  return new Set(size > body.length * 0.5 ? confirmed : [])
}

const ENOUGH = 800

/** The `<article>` around the first `<h1>`, when it has enough text to be the whole story. */
function articleOf(head: Head, weights: Map<Element, number>): Element | null {
  for (const h1 of head.h1.slice(0, 3)) {
    for (let at: Element | null = h1; at; at = at.parent) {
      if (at.tag === 'article' && (weights.get(at) ?? 0) > ENOUGH) return at
    }
  }
  return null
}
