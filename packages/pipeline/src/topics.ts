import { ArticleDraft } from '@chudong/domain'
import type { Lane, Topic } from '@chudong/ports'
import { z } from 'zod'
import { articleId, contentHash, shortHash } from './identity.ts'

/** Every kind of job of the flow: name, schema, key, tries and why that many. */

/** How a fact hurries: what sounds severe goes first, posts and imports go behind all else. */
const Urgency = z.object({ severe: z.boolean().default(false), bulk: z.boolean().default(false) })
export type Urgency = z.infer<typeof Urgency>

/** The lane that a fact of such urgency waits in. */
export function laneFor({ severe, bulk }: Urgency): Lane {
  if (severe) return 'severe'
  return bulk ? 'bulk' : 'normal'
}

const ArticleRef = Urgency.extend({ articleId: z.string(), contentHash: z.string() })
export type ArticleRef = z.infer<typeof ArticleRef>

export const SourceDue = z.object({ sourceId: z.string() })
export type SourceDue = z.infer<typeof SourceDue>

export const sourceDue: Topic<SourceDue> = {
  name: 'source.due',
  schema: SourceDue,
  key: (job) => job.sourceId,
  attempts: 2,
  why: 'a failed poll is a state of the source, not of the job; only our own engines can fail here',
  backoffMs: 2_000,
  concurrency: 6,
}

/** What the listing itself says of a page: all there is when the page cannot be read. */
const Listed = z.object({
  title: z.string(),
  summary: z.string(),
  publishedAt: z.coerce.date().nullable(),
})
export type Listed = z.infer<typeof Listed>

export const PageFound = z.object({
  sourceId: z.string(),
  url: z.url(),
  listed: Listed.nullable().default(null),
  /** Its headline speaks of something severe. */
  severe: z.boolean().default(false),
  /** Nobody has read it yet; otherwise it is looked at for edits. */
  unread: z.boolean().default(false),
})
export type PageFound = z.infer<typeof PageFound>

export const pageFound: Topic<PageFound> = {
  name: 'page.found',
  schema: PageFound,
  key: (job) => shortHash(`${job.sourceId} ${job.url}`),
  attempts: 5,
  why: 'sites fail for minutes: 10 s, 20 s, 40 s, 80 s covers most restarts; the next poll finds the page again',
  backoffMs: 10_000,
  concurrency: 8,
}

export const ItemReceived = z.object({ draft: ArticleDraft, bulk: z.boolean().default(false) })
export type ItemReceived = z.infer<typeof ItemReceived>

export const itemReceived: Topic<ItemReceived> = {
  name: 'item.received',
  schema: ItemReceived,
  key: ({ draft }) => `${articleId(draft)}-${contentHash(draft)}`,
  attempts: 5,
  why: 'nothing outside is asked: only our own engines can fail, and come back within the backoff',
  backoffMs: 1_000,
  concurrency: 8,
}

export const articleCollected: Topic<ArticleRef> = {
  name: 'article.collected',
  schema: ArticleRef,
  key: (job) => `${job.articleId}-${job.contentHash}`,
  attempts: 3,
  why: 'judging is pure: a text that fails three times fails always and is poison',
  backoffMs: 1_000,
  concurrency: 8,
}

export const articleAssessed: Topic<ArticleRef> = {
  name: 'article.assessed',
  schema: ArticleRef,
  key: (job) => `${job.articleId}-${job.contentHash}`,
  attempts: 5,
  why: 'only the records can fail, and come back within the backoff',
  backoffMs: 1_000,
  concurrency: 4,
}

export const EventUpdated = Urgency.extend({
  eventId: z.string(),
  /** The article revision that changed it. */
  cause: z.string(),
  /** Which of the event's placements that was; a job of an earlier version names none and is always worked on. */
  turn: z.number().int().default(Number.MAX_SAFE_INTEGER),
})
export type EventUpdated = z.infer<typeof EventUpdated>

export const eventUpdated: Topic<EventUpdated> = {
  name: 'event.updated',
  schema: EventUpdated,
  key: (job) => `${job.eventId}-${job.turn}`,
  attempts: 8,
  why: 'a missed alert costs lives: eight tries reach over two minutes of broken engines',
  backoffMs: 1_000,
  concurrency: 1,
}

export const ClaimChanged = z.object({ claimId: z.string(), version: z.number().int() })
export type ClaimChanged = z.infer<typeof ClaimChanged>

export const claimChanged: Topic<ClaimChanged> = {
  name: 'claim.changed',
  schema: ClaimChanged,
  key: (job) => `${job.claimId}-${job.version}`,
  attempts: 10,
  why: 'a rumour is looked for in the coverage, whose store may be away for an hour: 5 s doubling ten times reaches past it',
  backoffMs: 5_000,
  concurrency: 1,
}

export const IncidentRaised = z.object({ incidentId: z.string(), severity: z.number().int() })
export type IncidentRaised = z.infer<typeof IncidentRaised>

export const incidentRaised: Topic<IncidentRaised> = {
  name: 'incident.raised',
  schema: IncidentRaised,
  key: (job) => `${job.incidentId}-${job.severity}`,
  attempts: 12,
  why: 'mail servers and webhooks may be away for an hour: 5 s doubling twelve times reaches past it',
  backoffMs: 5_000,
  concurrency: 4,
}
