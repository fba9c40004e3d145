import { z } from 'zod'

/** Who speaks: the rank of a source decides how much corroboration its items are worth. */
export const SourceTier = z.enum([
  'government',
  'mainstream',
  'local',
  'forum',
  'social',
  'officer',
  'hotline',
])
export type SourceTier = z.infer<typeof SourceTier>

/** How text comes in from a source. */
export const SourceMethod = z.enum(['feed', 'sitemap', 'list', 'browser', 'social', 'import', 'form'])
export type SourceMethod = z.infer<typeof SourceMethod>

export const Source = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  name: z.string().min(1),
  method: SourceMethod,
  /** Address of the feed, sitemap, list page or API; null for import and form. */
  url: z.url().nullable(),
  tier: SourceTier,
  /** Current province name when the source is a province's own; null when national. */
  province: z.string().nullable(),
  owner: z.string().nullable(),
  /** Regular expression that article addresses of a list page must match. */
  linkPattern: z.string().nullable().default(null),
  /** Articles are read by a browser because the page is built by JavaScript. */
  browserArticles: z.boolean().default(false),
  /** Seconds between polls: the scheduler adapts between the two. */
  pollMinSeconds: z.number().int().positive().default(120),
  pollMaxSeconds: z.number().int().positive().default(3600),
  /** Milliseconds between two requests to this host. */
  hostDelayMs: z.number().int().nonnegative().default(1000),
  enabled: z.boolean().default(true),
})
export type Source = z.infer<typeof Source>

/** Outcome of the last poll. A 304 proves nothing about the articles: it is "unchanged", never "ok". */
export const SourceState = z.enum(['new', 'ok', 'unchanged', 'empty', 'failed'])
export type SourceState = z.infer<typeof SourceState>

export const SourceHealth = z.object({
  sourceId: z.string(),
  state: SourceState,
  lastPollAt: z.coerce.date().nullable(),
  lastOkAt: z.coerce.date().nullable(),
  lastItemAt: z.coerce.date().nullable(),
  nextPollAt: z.coerce.date().nullable(),
  failures: z.number().int(),
  error: z.string().nullable(),
  items: z.number().int(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** SHA-256 of the last body, to tell unchanged content from changed. */
  bodyHash: z.string().nullable(),
})
export type SourceHealth = z.infer<typeof SourceHealth>

export const Engagement = z.object({
  likes: z.number().int().nonnegative().nullable(),
  comments: z.number().int().nonnegative().nullable(),
  shares: z.number().int().nonnegative().nullable(),
})
export type Engagement = z.infer<typeof Engagement>

/** What collect hands over: one reading of one article, before it has an id or a revision. */
export const ArticleDraft = z.object({
  sourceId: z.string(),
  sourceName: z.string(),
  tier: SourceTier,
  kind: z.enum(['article', 'post', 'entry']),
  /** The item's own id at its source, when it has no address. */
  externalId: z.string().nullable().default(null),
  url: z.string().nullable(),
  title: z.string().default(''),
  text: z.string(),
  authors: z.array(z.string()).default([]),
  images: z.array(z.string()).default([]),
  language: z.string().nullable().default(null),
  publishedAt: z.coerce.date().nullable(),
  collectedAt: z.coerce.date(),
  engagement: Engagement.nullable().default(null),
  /** SHA-256 of the raw page kept as evidence. */
  rawSha256: z.string().nullable().default(null),
  /** Where each field was found: {title: 'og:title', …}. */
  evidence: z.record(z.string(), z.string()).default({}),
})
export type ArticleDraft = z.infer<typeof ArticleDraft>

/** One article (or post, or entry) in its newest revision. `id` is stable; `contentHash` changes with the text. */
export const Article = ArticleDraft.extend({
  id: z.string(),
  revision: z.number().int().positive(),
  contentHash: z.string(),
  /** First time this article was stored by us. */
  firstCollectedAt: z.coerce.date(),
})
export type Article = z.infer<typeof Article>

export const ArticleRevision = z.object({
  articleId: z.string(),
  revision: z.number().int().positive(),
  contentHash: z.string(),
  title: z.string(),
  text: z.string(),
  collectedAt: z.coerce.date(),
})
export type ArticleRevision = z.infer<typeof ArticleRevision>
