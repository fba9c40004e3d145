import { attr, collapse, type Element, textOf, walk } from './tree.ts'

/** What a page's head says, keyed by lower-case `name`/`property`; the first value wins. */
export interface Head {
  meta: Map<string, string[]>
  title: string
  canonical: string | null
  base: string | null
  language: string | null
  h1: Element[]
}

const MAX_VALUES = 20

/** Collects `<meta>`, `<title>`, `<link rel=canonical>`, `<base>`, `<html lang>` and all `<h1>` in one walk. */
export function readHead(root: Element): Head {
  const head: Head = { meta: new Map(), title: '', canonical: null, base: null, language: null, h1: [] }
  walk(root, (element) => readElement(head, element))
  return head
}

function readElement(head: Head, element: Element): void {
  switch (element.tag) {
    case 'meta':
      readMeta(head.meta, element)
      break
    case 'title':
      head.title ||= textOf(element, 500)
      break
    case 'h1':
      if (head.h1.length < MAX_VALUES) head.h1.push(element)
      break
    case 'base':
      head.base ??= attr(element, 'href') || null
      break
    case 'html':
      head.language ??= attr(element, 'lang') || null
      break
    case 'link':
      if (/\bcanonical\b/i.test(attr(element, 'rel'))) head.canonical ??= attr(element, 'href') || null
      break
  }
}

function readMeta(meta: Map<string, string[]>, element: Element): void {
  const value = collapse(attr(element, 'content'))
  if (!value) return
  for (const key of [
    attr(element, 'property'),
    attr(element, 'name'),
    attr(element, 'itemprop'),
    attr(element, 'http-equiv'),
  ]) {
    const name = key.toLowerCase()
    const values = meta.get(name)
    if (name && !values) meta.set(name, [value])
    else if (values && values.length < MAX_VALUES) values.push(value)
  }
}

/** First value among meta names, in the order of the names. */
export function metaValue(head: Head, ...names: string[]): { name: string; value: string } | null {
  for (const name of names) {
    const value = head.meta.get(name)?.[0]
    if (value) return { name, value }
  }
  return null
}
