import type { ArticleDraft, Engagement } from '@chudong/domain'
import { SourceTier } from '@chudong/domain'
import { cleanUrl } from './clean-url.ts'
import type { DraftOrigin } from './found.ts'
import { oneLine } from './plain-text.ts'
import { ReadingError } from './reading-error.ts'
import { readVietnameseDate } from './vn-date.ts'

/** A post of more than a million characters is not a post. */
export const MAX_TEXT = 1_000_000

/** Names under which exports and social APIs carry each field, the most exact first. */
const NAMES = {
  externalId: ['externalId', 'external_id', 'id', 'post_id', 'postId'],
  text: ['text', 'content', 'message', 'body', 'noi_dung'],
  title: ['title', 'headline', 'tieu_de'],
  url: ['url', 'link', 'permalink_url', 'permalink'],
  publishedAt: [
    'published_at',
    'publishedAt',
    'created_at',
    'created_time',
    'createdAt',
    'timestamp',
    'date',
    'time',
    'ngay_dang',
  ],
  sourceName: ['source_name', 'sourceName', 'source', 'page_name'],
  tier: ['source_kind', 'tier'],
  author: ['author', 'authors'],
  likes: ['likes', 'like_count', 'reactions', 'likeCount'],
  comments: ['comments', 'comment_count', 'commentCount', 'replies'],
  shares: ['shares', 'share_count', 'shareCount', 'reposts'],
} as const

/**
 * One row of an export or one post of a social API as a draft. Needs a text or a title; unknown fields are left alone.
 * Throws ReadingError, in Vietnamese, for a row without text, over a million characters, or with a date nobody can read.
 */
export function draftOfRow(
  row: Record<string, unknown>,
  origin: DraftOrigin & { kind?: ArticleDraft['kind'] },
  now: Date,
): ArticleDraft {
  const text = stringOf(row, NAMES.text)
  const title = stringOf(row, NAMES.title)
  if (text.length > MAX_TEXT) throw new ReadingError(`bài dài ${text.length} ký tự, quá ${MAX_TEXT}`)
  if (!text && !title) throw new ReadingError('thiếu nội dung (cột text, content hoặc message)')
  const tier = SourceTier.safeParse(stringOf(row, NAMES.tier)).data ?? origin.tier
  return {
    sourceId: origin.sourceId,
    sourceName: oneLine(stringOf(row, NAMES.sourceName)).slice(0, 200) || origin.sourceName,
    tier,
    kind: origin.kind ?? (tier === 'social' || tier === 'forum' ? 'post' : 'article'),
    externalId: stringOf(row, NAMES.externalId).slice(0, 500) || null,
    url: urlOf(stringOf(row, NAMES.url)),
    title: oneLine(title).slice(0, 1000),
    text: text || title,
    authors: authorsOf(first(row, NAMES.author)),
    images: [],
    language: null,
    publishedAt: dateOf(first(row, NAMES.publishedAt)),
    collectedAt: now,
    engagement: engagementOf(row),
    rawSha256: null,
    evidence: {},
  }
}

function first(row: Record<string, unknown>, names: readonly string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

function stringOf(row: Record<string, unknown>, names: readonly string[]): string {
  const value = first(row, names)
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : ''
}

function urlOf(raw: string): string | null {
  return raw ? cleanUrl(raw, 'invalid:') : null
}

function dateOf(raw: unknown): Date | null {
  if (raw === undefined) return null
  const date = typeof raw === 'string' || typeof raw === 'number' ? readVietnameseDate(raw) : null
  if (!date) throw new ReadingError(`ngày đăng không đọc được: ${JSON.stringify(raw)?.slice(0, 60)}`)
  return date
}

function authorsOf(raw: unknown): string[] {
  const names: unknown[] = Array.isArray(raw) ? raw : [raw]
  return names
    .flatMap((name) => (typeof name === 'string' && name.trim() ? [oneLine(name).slice(0, 200)] : []))
    .slice(0, 10)
}

function engagementOf(row: Record<string, unknown>): Engagement | null {
  const [likes, comments, shares] = [NAMES.likes, NAMES.comments, NAMES.shares].map((names) =>
    countOf(first(row, names)),
  )
  if (likes === undefined || comments === undefined || shares === undefined) return null
  return likes === null && comments === null && shares === null ? null : { likes, comments, shares }
}

/** A number, "1.234", {count: 3} or {summary: {total_count: 3}} (Graph API). */
function countOf(raw: unknown, depth = 0): number | null {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) && raw >= 0 ? raw : null
  if (typeof raw === 'string')
    return /^\d{1,3}([.,]\d{3})+$|^\d{1,15}(\.0)?$/.test(raw.trim())
      ? Number(raw.trim().replace(/\.0$/, '').replace(/[.,]/g, ''))
      : null
  if (typeof raw !== 'object' || raw === null || depth > 1) return null
  const fields: Record<string, unknown> = { ...raw }
  return countOf(fields.count ?? fields.total_count ?? fields.summary, depth + 1)
}
