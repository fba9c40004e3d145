/** What `extract` reads from one page. `evidence` says where each field was found. */
export interface Extracted {
  title: string
  text: string
  /** ISO 8601 with offset; null when the page does not say. */
  published_at: string | null
  authors: string[]
  canonical_url: string | null
  images: string[]
  language: string | null
  encoding: string
  evidence: Record<string, string>
}
