import type { ArticleDraft } from '@chudong/domain'
import type { DraftOrigin } from './found.ts'
import { ReadingError } from './reading-error.ts'
import { draftOfRow } from './row.ts'

const MAX_POSTS = 500

export interface SocialPage {
  drafts: ArticleDraft[]
  /** Posts that could not be taken, with the reason: "bài 3: …". */
  refused: string[]
  /** Address of the next page on the same origin, or null at the end. */
  next: string | null
}

/**
 * Reads one page of posts of a social network's official API: an array of posts under `data`, `items` or `posts` (or bare), each with text,
 * address, time and engagement; and where the next page is (`paging.next`, `paging.cursors.after`, `next`, `next_cursor`).
 * One bad post is told and the rest goes on. Throws ReadingError for what is not such a page.
 */
export function readSocialPage(text: string, pageUrl: string, origin: DraftOrigin, now: Date): SocialPage {
  const page = parsed(text)
  const posts = postsOf(page)
  if (!posts) throw new ReadingError('Trả lời của mạng xã hội không có danh sách bài')
  const drafts: ArticleDraft[] = []
  const refused: string[] = []
  for (const [index, post] of posts.slice(0, MAX_POSTS).entries()) {
    try {
      drafts.push(draftOfRow(fieldsOf(post) ?? {}, { ...origin, kind: 'post' }, now))
    } catch (error) {
      refused.push(`bài ${index + 1}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { drafts, refused, next: nextOf(page, pageUrl) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ReadingError('Trả lời của mạng xã hội không phải JSON', { cause })
  }
}

function postsOf(page: unknown): unknown[] | null {
  if (Array.isArray(page)) return page
  const fields = fieldsOf(page)
  for (const list of [fields?.data, fields?.items, fields?.posts]) if (Array.isArray(list)) return list
  return null
}

function nextOf(page: unknown, pageUrl: string): string | null {
  const fields = fieldsOf(page)
  const paging = fieldsOf(fields?.paging)
  const link = stringOf(paging?.next) ?? stringOf(fields?.next)
  if (link !== null && URL.canParse(link, pageUrl)) return sameOrigin(new URL(link, pageUrl), pageUrl)
  const cursor =
    stringOf(fieldsOf(paging?.cursors)?.after) ?? stringOf(fields?.next_cursor) ?? stringOf(fields?.cursor)
  if (cursor === null) return null
  const url = new URL(pageUrl)
  url.searchParams.set(paging ? 'after' : 'cursor', cursor)
  return sameOrigin(url, pageUrl)
}

/** The address carries the office's token: it is never sent to another origin, nor the same page read twice. */
function sameOrigin(url: URL, pageUrl: string): string | null {
  return url.origin === new URL(pageUrl).origin && url.href !== new URL(pageUrl).href ? url.href : null
}

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length < 4000 ? value : null
}
