import { z } from 'zod'
import { Actor } from './incident.ts'

/** What a check found of a claim; the words of the office that checked it stand in `verdict`. */
export const ClaimRating = z.enum(['false', 'misleading', 'unproven', 'true'])
export type ClaimRating = z.infer<typeof ClaimRating>

const text = (most: number) => z.string().trim().max(most)

const fields = {
  claim: text(2_000).min(10, 'Nội dung tin đồn cần ít nhất 10 ký tự'),
  rating: ClaimRating,
  /** The authority's own words, e.g. "tin sai sự thật". */
  verdict: text(200),
  correction: text(5_000).nullable(),
  authority: text(200).nullable(),
  /** When the correction was published. */
  issuedAt: z.coerce.date().min(new Date('1900-01-01')).max(new Date('2200-01-01')).nullable(),
  url: z
    .url({ protocol: /^https?$/, error: 'Địa chỉ phải bắt đầu bằng http:// hoặc https://' })
    .max(2_000)
    .nullable(),
}

/** A claim as it is entered: what is said, what was found of it, by whom and when. */
export const ClaimDraft = z.object({
  ...fields,
  verdict: fields.verdict.default(''),
  correction: fields.correction.default(null),
  authority: fields.authority.default(null),
  issuedAt: fields.issuedAt.default(null),
  url: fields.url.default(null),
})
export type ClaimDraft = z.infer<typeof ClaimDraft>

/** A change of a claim; what is not named stays. */
export const ClaimChange = z.object(fields).partial()
export type ClaimChange = z.infer<typeof ClaimChange>

/** A checked claim in the register. A withdrawn one stays readable and is matched no more. */
export const Claim = z.object({
  ...fields,
  id: z.string(),
  enteredBy: Actor,
  enteredAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  withdrawnAt: z.coerce.date().nullable(),
  /** Number of its last change in the whole register: grows with every change of any claim. */
  version: z.number().int(),
})
export type Claim = z.infer<typeof Claim>

/** Whether a claim with this rating has a correction that people should hear. */
export function isRefuted(rating: ClaimRating): boolean {
  return rating === 'false' || rating === 'misleading'
}
