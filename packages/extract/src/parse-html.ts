import { Tokenizer } from 'htmlparser2'
import { MAX_ATTRIBUTE_CHARS, MAX_DEPTH, MAX_ELEMENTS, MAX_EVENTS, MAX_JSON_LD_CHARS } from './limits.ts'
import { closeTag, type OpenElements, openTag } from './open-elements.ts'
import { KEPT_ATTRIBUTES, UNREAD } from './tags.ts'
import type { Element, Page } from './tree.ts'

const CHUNK = 32 * 1024
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({})

/**
 * HTML text → a compact tree. Linear in the input: elements, depth, attribute sizes and tokenizer events are
 * capped while tokenising, and every search among open elements is bounded by the depth cap.
 */
export function parseHtml(
  html: string,
  limits: { elements?: number; events?: number; depth?: number } = {},
): Page {
  const maxElements = limits.elements ?? MAX_ELEMENTS
  const maxEvents = limits.events ?? MAX_EVENTS
  const builder = createBuilder(html, limits.depth ?? MAX_DEPTH)
  const { state } = builder
  let at = 0
  while (at < html.length && state.elements < maxElements && state.events < maxEvents) {
    builder.write(html.slice(at, at + CHUNK))
    at += CHUNK
  }
  const truncated = at < html.length
  if (!truncated) builder.end()
  return { root: state.root, jsonLd: state.jsonLd, elements: state.elements, truncated }
}

interface BuildState {
  root: Element
  open: OpenElements
  jsonLd: string[]
  jsonLdChars: number
  elements: number
  events: number
  unread: number
}

function createBuilder(html: string, maxDepth: number) {
  const root: Element = { tag: '#root', attrs: NO_ATTRIBUTES, parent: null, children: [] }
  const state: BuildState = {
    root,
    open: { stack: [root], counts: new Map(), overflow: new Map(), maxDepth },
    jsonLd: [],
    jsonLdChars: 0,
    elements: 0,
    events: 0,
    unread: 0,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks(html, state))
  return { state, write: (chunk: string) => tokenizer.write(chunk), end: () => tokenizer.end() }
}

function callbacks(html: string, state: BuildState): ConstructorParameters<typeof Tokenizer>[1] {
  let tag = ''
  let attrs: Record<string, string> | null = null
  let attrName = ''
  let attrValue = ''
  const finishTag = (selfClosing: boolean) => {
    if (tag) addElement(state, tag, attrs ?? NO_ATTRIBUTES, selfClosing)
    tag = ''
    attrs = null
  }
  const ignore = () => {
    state.events += 1
  }
  return {
    onopentagname(start, end) {
      state.events += 1
      tag = end - start > 40 ? 'x-unknown' : html.slice(start, end).toLowerCase()
      attrs = null
    },
    onattribname(start, end) {
      state.events += 1
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
      state.events += 1
      closeElement(state, end - start > 40 ? 'x-unknown' : html.slice(start, end).toLowerCase())
    },
    ontext: (start, end) => addText(state, html.slice(start, end)),
    ontextentity: (code) => addText(state, String.fromCodePoint(code)),
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
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
  state.elements += 1
  const opened = openTag(state.open, { tag, attrs, selfClosing, attach: state.unread === 0 })
  if (opened && UNREAD.has(tag)) state.unread += 1
}

function closeElement(state: BuildState, tag: string): void {
  const closed = closeTag(state.open, tag)
  for (const name of closed) if (UNREAD.has(name)) state.unread -= 1
}

function addText(state: BuildState, text: string): void {
  state.events += 1
  const parent = state.open.stack[state.open.stack.length - 1] ?? state.root
  if (state.unread > 0) {
    if (parent.tag === 'script') keepJsonLd(state, parent, text)
    return
  }
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
