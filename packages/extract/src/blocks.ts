import { toSafeNfc } from '@chudong/vietnamese/nfc'
import { MAX_BLOCKS } from './limits.ts'
import { BOILERPLATE, CAPTION, FIGURE, MAIN_TEXT, UNSEEN } from './patterns.ts'
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
const NEVER_DROPPED = new Set(['html', 'body', 'main', 'article', 'h1'])
const DROPPED_ROLES =
  /^(?:navigation|contentinfo|search|menu|menubar|dialog|alertdialog|complementary|banner)$/i

/** True for parts that are never main text: menus, forms, figures, hidden parts, boilerplate by class. */
export function isBoilerplate(element: Element): boolean {
  const { tag } = element
  if (UNREAD.has(tag) || DROPPED.has(tag)) return true
  if (NEVER_DROPPED.has(tag) || INLINE.has(tag)) return false
  if (isUnseen(element) || DROPPED_ROLES.test(attr(element, 'role'))) return true
  const names = classWords(element)
  if (names.trim() === '') return false
  return (BOILERPLATE.test(names) || FIGURE.test(names)) && !MAIN_TEXT.test(names)
}

/** An id made from a heading ("for-a-red-carpet-in-london") names nothing. */
const SLUG = /(?:-[^-]*){5}/

/**
 * `class` and `id` as one string with camelCase taken apart: "relatedNews" reads "related-News". Classes with a
 * condition ("print:hidden", "desktop:[.x]:mt-0") are about looks and are left out.
 */
export function classWords(element: Element): string {
  const id = attr(element, 'id')
  const names = `${attr(element, 'class')} ${SLUG.test(id) ? '' : id}`.slice(0, 400)
  const own = names.includes(':') ? names.replace(/[^\s]*:[^\s]*/g, '') : names
  return own.replace(/([a-z])([A-Z])/g, '$1-$2')
}

/** A photo's caption or credit set as a span in the running text. */
function isCaption({ attrs }: Element): boolean {
  return attrs.class !== undefined && CAPTION.test(attrs.class.slice(0, 200))
}

/** Hidden by attribute, style or class; Tailwind's "hidden md:block" is shown on wide screens. */
function isUnseen(element: Element): boolean {
  const { attrs } = element
  if (attrs.hidden !== undefined || attrs['aria-hidden'] === 'true') return true
  const style = attrs.style
  if (style && /display\s?:\s?none|visibility\s?:\s?hidden/i.test(style.slice(0, 200))) return true
  const names = attrs.class?.slice(0, 400)
  return names ? UNSEEN.test(names) && !/:(?:block|flex|grid|inline)/.test(names) : false
}

/** All blocks of a page in document order, boilerplate included; text meant for nobody to see is left out. */
export function readBlocks(root: Element): Block[] {
  const reader: Reader = { blocks: [], parts: [], linkChars: 0, owner: root, links: 0 }
  read(reader, root)
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

/** Recursive: the tree's depth is capped when it is built. */
function read(reader: Reader, element: Element): void {
  const { tag } = element
  const inline = INLINE.has(tag)
  if (UNREAD.has(tag) || tag === 'head' || reader.blocks.length >= MAX_BLOCKS) return
  if (inline && (isUnseen(element) || isCaption(element))) return
  if (tag === 'br') {
    reader.parts.push(LINE_BREAK)
    return
  }
  if (tag === 'a') reader.links += 1
  if (!inline) {
    flush(reader)
    reader.owner = element
  }
  for (const child of element.children) {
    if (typeof child === 'string') addText(reader, child)
    else read(reader, child)
  }
  if (tag === 'a') reader.links -= 1
  if (!inline) {
    flush(reader)
    reader.owner = element.parent ?? element
  }
}

function addText(reader: Reader, text: string): void {
  reader.parts.push(text)
  if (reader.links > 0) reader.linkChars += text.trim().length
}

const LINE_BREAK = '\u0000'

function flush(reader: Reader): void {
  if (reader.parts.length === 0) return
  const raw = reader.parts.join('')
  const text = raw.trim() === '' ? '' : toSafeNfc(raw.includes(LINE_BREAK) ? joinLines(raw) : collapse(raw))
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

function joinLines(raw: string): string {
  return raw
    .split(LINE_BREAK)
    .map(collapse)
    .filter((line) => line !== '')
    .join('\n')
}
