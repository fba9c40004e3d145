import type { Source } from '@chudong/domain'
import type { Story } from './desk.ts'
import type { SiteId } from './item.ts'

/** What one address answers: text is sent as UTF-8. */
export interface Page {
  body: string | Uint8Array
  type: string
  modifiedAt: Date
}

/** What a site sees when it answers. */
export interface SiteView {
  /** "http://127.0.0.1:PORT", no slash at the end. */
  base: string
  /** Published stories, newest first. */
  stories: Story[]
  query: URLSearchParams
  /** When the newsroom opened: the age of things that never change. */
  openedAt: Date
}

/** A source as a site proposes it; the schema's defaults fill the rest. */
export type SourceSketch = Pick<Source, 'id' | 'name' | 'method' | 'tier' | 'province' | 'owner'> &
  Partial<Source> & { path: string }

export interface Site {
  id: SiteId
  /** First path piece(s), e.g. "/nhip-song-viet". */
  prefix: string
  pathOf(story: Story): string
  answer(path: string, view: SiteView): Page | null
  sources: SourceSketch[]
}

/** The newest change among stories; 1970 when there is none. */
export function newestChange(view: SiteView): Date {
  return new Date(Math.max(0, ...view.stories.map((story) => story.modifiedAt.getTime())))
}

/** Up to `count` stories older than this one: what a page links to must not change when news comes in. */
export function olderStories(view: SiteView, story: Story, count: number): Story[] {
  const at = view.stories.indexOf(story)
  return view.stories.slice(at + 1, at + 1 + count)
}

/** Escapes text for HTML and XML. */
export function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Paragraph elements. */
export function paragraphs(lines: string[], attributes = ''): string {
  return lines.map((line) => `<p${attributes}>${esc(line)}</p>`).join('\n')
}
