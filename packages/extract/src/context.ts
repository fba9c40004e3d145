import type { Head } from './head.ts'
import type { ArticleData } from './json-ld.ts'
import type { MainText } from './main-text.ts'
import type { Element } from './tree.ts'

/** Everything the field choosers look at. */
export interface PageContext {
  root: Element
  head: Head
  data: ArticleData | null
  main: MainText
  /** Address that relative links are resolved against. */
  base: string
}

/** A value and the place where it was found; `from` is empty when nothing was found. */
export interface Found<T> {
  value: T
  from: string
}
