import { z } from 'zod'

/** What `extract` reads from one page. */
export const Extracted = z.object({
  title: z.string(),
  text: z.string(),
  /** ISO 8601 with offset; null when the page does not say. */
  published_at: z.string().nullable(),
  authors: z.array(z.string()),
  canonical_url: z.string().nullable(),
  images: z.array(z.string()),
  language: z.string().nullable(),
  encoding: z.string(),
  /** Where each field was found. */
  evidence: z.record(z.string(), z.string()),
})
export type Extracted = z.infer<typeof Extracted>
