import { toSafeNfc } from './nfc.ts'
import { BOILERPLATE, FIGURE, MAIN_TEXT, UNSEEN } from './patterns.ts'
import { INLINE, UNREAD } from './tags.ts'
import { attr, collapse, type Element } from './tree.ts'

/** One paragraph-like run of text: everything between two block boundaries. */
export interface Block {
  text: string
  /** Characters of `text` that are inside links. */
  linkChars: number
  /** The nearest block-level element. */
  owner: Element
  /** Position in the page, counting blocks. */
  index: number
}

const DROPPED = new Set(
  'head nav footer form button input label dialog figure figcaption menu aside'.split(' '),
)
const DROPPED_ROLES =
  /^(?:navigation|contentinfo|search|menu|menubar|dialog|alertdialog|complementary|banner)$/i
const MAX_BLOCKS = 20_000

/** True for parts that are never main text: menus, forms, figures, hidden parts, boilerplate by class. */
export function isBoilerplate(element: Element): boolean {
  const { tag } = element
  if (UNREAD.has(tag) || DROPPED.has(tag)) return true
  if (tag === 'html' || tag === 'body' || tag === 'main' || tag === 'article' || tag === 'h1') return false
  if (isHidden(element)) return true
  if (DROPPED_ROLES.test(attr(element, 'role'))) return true
  if (INLINE.has(tag)) return UNSEEN.test(attr(element, 'class').slice(0, 200))
  if (isHiddenByClass(element)) return true
  const names = classWords(element)
  if (names === ' ') return false
  return (BOILERPLATE.test(names) || FIGURE.test(names)) && !MAIN_TEXT.test(names)
}

/** `class` and `id` as one string with camelCase taken apart: "relatedNews" reads "related-News". */
export function classWords(element: Element): string {
  return `${attr(element, 'class')} ${attr(element, 'id')}`.slice(0, 400).replace(/([a-z])([A-Z])/g, '$1-$2')
}

/** Tailwind's "hidden md:block" is shown on wide screens. */
function isHiddenByClass(element: Element): boolean {
  const names = attr(element, 'class').slice(0, 400)
  return UNSEEN.test(names) && !/:(?:block|flex|grid|inline)/.test(names)
}

function isHidden(element: Element): boolean {
  if ('hidden' in element.attrs || attr(element, 'aria-hidden') === 'true') return true
  return /display\s?:\s?none|visibility\s?:\s?hidden/i.test(attr(element, 'style').slice(0, 200))
}

/** The readable blocks of a page in document order, with boilerplate left out. */
export function readBlocks(root: Element, skip: (element: Element) => boolean = isBoilerplate): Block[] {
  const reader: Reader = { blocks: [], parts: [], linkChars: 0, owner: root, links: 0 }
  const stack: (Element | string | (() => void))[] = [root]
  while (stack.length > 0 && reader.blocks.length < MAX_BLOCKS) {
    const node = stack.pop()
    if (typeof node === 'string') addText(reader, node)
    else if (typeof node === 'function') node()
    else if (node) enter(reader, node, stack, skip)
  }
  flush(reader)
  return reader.blocks
}

interface Reader {
  blocks: Block[]
  parts: string[]
  linkChars: number
  owner: Element
  links: number
}

function enter(
  reader: Reader,
  element: Element,
  stack: (Element | string | (() => void))[],
  skip: (e: Element) => boolean,
) {
  if (element.parent && skip(element)) {
    if (!INLINE.has(element.tag)) flush(reader)
    return
  }
  if (element.tag === 'br') {
    reader.parts.push('\n')
    return
  }
  stack.push(() => leave(reader, element))
  if (element.tag === 'a') reader.links += 1
  else if (!INLINE.has(element.tag)) {
    flush(reader)
    reader.owner = element
  }
  for (let i = element.children.length - 1; i >= 0; i--) stack.push(element.children[i] ?? '')
}

function leave(reader: Reader, element: Element): void {
  if (element.tag === 'a') reader.links -= 1
  else if (!INLINE.has(element.tag)) {
    flush(reader)
    reader.owner = element.parent ?? element
  }
}

function addText(reader: Reader, text: string): void {
  reader.parts.push(text.replace(/\s+/g, ' '))
  if (reader.links > 0) reader.linkChars += collapse(text).length
}

function flush(reader: Reader): void {
  const text = toSafeNfc(
    reader.parts
      .join('')
      .split(/\n+/)
      .map(collapse)
      .filter((line) => line !== '')
      .join('\n'),
  )

  if (text) {
    const { owner, linkChars } = reader
    reader.blocks.push({
      text,
      linkChars: Math.min(linkChars, text.length),
      owner,
      index: reader.blocks.length,
    })
  }
  reader.parts = []
  reader.linkChars = 0
}
