/** One element of a page: lower-case tag, the few attributes we read, children in document order. */
export interface Element {
  tag: string
  attrs: Readonly<Record<string, string>>
  parent: Element | null
  children: (Element | string)[]
}

/** A page as a bounded tree, with the bodies of its JSON-LD scripts. */
export interface Page {
  root: Element
  jsonLd: string[]
  elements: number
  /** True when a limit was met and the rest of the page was not read. */
  truncated: boolean
}

/** An attribute's value, or the empty string. */
export function attr(element: Element, name: string): string {
  return element.attrs[name] ?? ''
}

/** Calls `visit` for every element below `root` in document order; return false to skip what is inside. */
export function walk(root: Element, visit: (element: Element) => unknown): void {
  const stack: Element[] = [root]
  while (stack.length > 0) {
    const element = stack.pop() as Element
    if (element !== root && visit(element) === false) continue
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]
      if (child !== undefined && typeof child !== 'string') stack.push(child)
    }
  }
}

/** All text inside an element with white space collapsed, cut at `limit` characters. */
export function textOf(element: Element, limit = 2000): string {
  const parts: string[] = []
  let size = 0
  const stack: (Element | string)[] = [element]
  while (stack.length > 0 && size < limit * 2) {
    const node = stack.pop()
    if (typeof node === 'string') {
      parts.push(node.slice(0, limit * 2))
      size += node.length
    } else if (node) {
      if (node.tag === 'br') parts.push(' ')
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] ?? '')
    }
  }
  return collapse(parts.join('')).slice(0, limit)
}

/** White space (also no-break and zero-width characters) as single spaces, trimmed. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
