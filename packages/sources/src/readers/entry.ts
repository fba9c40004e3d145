import { createHash } from 'node:crypto'
import type { ArticleDraft } from '@chudong/domain'
import { z } from 'zod'
import type { DraftOrigin } from './found.ts'

/** What an officer writes down, or the hotline takes in. */
export const EntryInput = z.object({
  text: z.string().trim().min(1, 'Cần có nội dung').max(100_000, 'Nội dung quá dài'),
  title: z.string().trim().max(500, 'Tiêu đề quá dài').default(''),
  url: z
    .url({ protocol: /^https?$/, error: 'Địa chỉ không đúng' })
    .nullable()
    .default(null),
  /** When it happened or was published; the time of entry when not known. */
  publishedAt: z.coerce.date().nullable().default(null),
  /** Number of the hotline call or form, when there is one. */
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
})
export type EntryInput = z.input<typeof EntryInput>

/**
 * A form entry (officer or hotline) as a draft. Throws ZodError with Vietnamese messages when the form is not filled in right.
 * The same text entered twice at the same moment has the same `externalId`, so a doubled click makes one entry.
 */
export function entryDraft(input: EntryInput, origin: DraftOrigin, now: Date): ArticleDraft {
  const entry = EntryInput.parse(input)
  const key = createHash('sha256')
    .update(`${origin.sourceId}\n${now.toISOString().slice(0, 16)}\n${entry.title}\n${entry.text}`)
    .digest('hex')
  return {
    sourceId: origin.sourceId,
    sourceName: origin.sourceName,
    tier: origin.tier,
    kind: 'entry',
    externalId: entry.externalId ?? key.slice(0, 32),
    url: entry.url,
    title: entry.title,
    text: entry.text,
    authors: [],
    images: [],
    language: null,
    publishedAt: entry.publishedAt ?? now,
    collectedAt: now,
    engagement: null,
    rawSha256: null,
    evidence: { text: 'form' },
  }
}
