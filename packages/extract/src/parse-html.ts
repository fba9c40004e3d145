import { Tokenizer } from 'htmlparser2'
import {
  MAX_ATTRIBUTE_CHARS,
  MAX_CLOSE_STEPS,
  MAX_DEPTH,
  MAX_ELEMENTS,
  MAX_EVENTS,
  MAX_JSON_LD_CHARS,
  MAX_KEPT_CHARS,
} from './limits.ts'
import { closeTag, type OpenElements, openTag } from './open-elements.ts'
import { KEPT_ATTRIBUTES, UNREAD } from './tags.ts'
import type { Element, Page } from './tree.ts'

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({})

/**
 * HTML text → a compact tree. Linear in the input: elements, depth, attribute sizes and tokenizer events are
 * capped while tokenising, and every search among open elements is bounded by the depth cap.
 */
export function parseHtml(
  html: string,
  limits: { elements?: number; events?: number; depth?: number } = {},
): Page {
  const state = createState(limits.depth ?? MAX_DEPTH)
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    callbacks(html, state, () => tokenizer.pause()),
  )
  state.maxElements = limits.elements ?? MAX_ELEMENTS
  state.eventsLeft = limits.events ?? MAX_EVENTS
  tokenizer.write(html)
  const truncated = !tokenizer.running
  if (!truncated) tokenizer.end()
  return { root: state.root, jsonLd: state.jsonLd, elements: state.elements, truncated }
}

interface BuildState {
  root: Element
  open: OpenElements
  jsonLd: string[]
  jsonLdChars: number
  elements: number
  maxElements: number
  eventsLeft: number
  textChars: number
  unread: number
}

function createState(maxDepth: number): BuildState {
  const root: Element = { tag: '#root', attrs: NO_ATTRIBUTES, parent: null, children: [] }
  return {
    root,
    open: { stack: [root], counts: new Map(), overflow: new Map(), maxDepth, steps: MAX_CLOSE_STEPS },
    jsonLd: [],
    jsonLdChars: 0,
    elements: 0,
    maxElements: MAX_ELEMENTS,
    eventsLeft: MAX_EVENTS,
    textChars: 0,
    unread: 0,
  }
}

function callbacks(
  html: string,
  state: BuildState,
  stop: () => void,
): ConstructorParameters<typeof Tokenizer>[1] {
  let tag = ''
  let attrs: Record<string, string> | null = null
  let attrName = ''
  let attrValue = ''
  const finishTag = (selfClosing: boolean) => {
    if (tag) addElement(state, tag, attrs ?? NO_ATTRIBUTES, selfClosing)
    tag = ''
    attrs = null
  }
  const count = () => {
    state.eventsLeft -= 1
    if (state.eventsLeft < 0 || state.elements >= state.maxElements) stop()
  }
  return {
    onopentagname(start, end) {
      count()
      tag = end - start > 40 ? 'x-unknown' : html.slice(start, end).toLowerCase()
      attrs = null
    },
    onattribname(start, end) {
      count()
      attrName = end - start > 20 ? '' : html.slice(start, end).toLowerCase()
      if (!KEPT_ATTRIBUTES.has(attrName)) attrName = ''
      attrValue = ''
    },
    onattribdata(start, end) {
      if (attrName && attrValue.length < MAX_ATTRIBUTE_CHARS) {
        attrValue += html.slice(start, Math.min(end, start + MAX_ATTRIBUTE_CHARS))
      }
    },
    onattribentity(code) {
      if (attrName && attrValue.length < MAX_ATTRIBUTE_CHARS) attrValue += String.fromCodePoint(code)
    },
    onattribend() {
      if (!attrName) return
      attrs ??= {}
      attrs[attrName] ??= attrValue
    },
    onopentagend: () => finishTag(false),
    onselfclosingtag: () => finishTag(true),
    onclosetag(start, end) {
      count()
      closeElement(state, end - start > 40 ? 'x-unknown' : html.slice(start, end).toLowerCase())
    },
    ontext(start, end) {
      count()
      addText(state, html.slice(start, end))
    },
    ontextentity(code) {
      count()
      addText(state, String.fromCodePoint(code))
    },
    oncdata: count,
    oncomment: count,
    ondeclaration: count,
    onprocessinginstruction: count,
    onend: () => undefined,
    isInForeignContext: () => (state.open.counts.get('svg') ?? 0) > 0,
  }
}

function addElement(
  state: BuildState,
  tag: string,
  attrs: Readonly<Record<string, string>>,
  selfClosing: boolean,
): void {
  const belowCap = state.open.stack.length >= state.open.maxDepth
  if (!belowCap || (tag !== 'div' && tag !== 'span')) state.elements += 1
  const opened = openTag(state.open, { tag, attrs, selfClosing, attach: state.unread === 0 })
  if (opened && UNREAD.has(tag)) state.unread += 1
}

function closeElement(state: BuildState, tag: string): void {
  const closed = closeTag(state.open, tag)
  for (const name of closed) if (UNREAD.has(name)) state.unread -= 1
}

function addText(state: BuildState, text: string): void {
  const parent = state.open.stack[state.open.stack.length - 1] ?? state.root
  if (state.unread > 0) {
    if (parent.tag === 'script') keepJsonLd(state, parent, text)
    return
  }
  state.textChars += text.length
  if (state.textChars > MAX_KEPT_CHARS) return
  const { children } = parent
  const last = children.length - 1
  if (typeof children[last] === 'string') children[last] += text
  else children.push(text)
}

function keepJsonLd(state: BuildState, script: Element, text: string): void {
  if (!/^application\/ld\+json/i.test(script.attrs.type ?? '')) return
  state.jsonLdChars += text.length
  if (state.jsonLdChars > MAX_JSON_LD_CHARS) return
  if (script.children.length === 0) {
    script.children.push('')
    state.jsonLd.push('')
  }
  state.jsonLd[state.jsonLd.length - 1] += text
}
