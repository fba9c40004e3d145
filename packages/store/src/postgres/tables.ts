import type {
  Actor,
  Assessment,
  Claim,
  Decision,
  Engagement,
  HealthEvent,
  Incident,
  LogKind,
  Reason,
  Role,
  Source,
  SourceState,
  SourceTier,
} from '@chudong/domain'
import type { ColumnType, Generated } from 'kysely'

/** A jsonb column: read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>

export interface SourcesTable {
  id: string
  source: Json<Source>
  enabled: boolean
  pollable: boolean
  state: SourceState
  last_poll_at: Date | null
  last_ok_at: Date | null
  next_poll_at: Date | null
  failures: number
  error: string | null
  items: number
  etag: string | null
  last_modified: string | null
  body_hash: string | null
}

export interface PagesTable {
  url_sha256: string
  url: string
  source_id: string
  article_id: string | null
  error: string | null
  read_at: Date
  next_look_at: Date | null
}

export interface EvidenceTable {
  sha256: string
  url: string
  content_type: string | null
  fetched_at: Date
  brotli: Uint8Array
}

export interface ArticlesTable {
  id: string
  version: Generated<number>
  revision: number
  content_hash: string
  source_id: string
  source_name: string
  tier: SourceTier
  kind: 'article' | 'post' | 'entry'
  external_id: string | null
  url: string | null
  authors: Json<string[]>
  images: Json<string[]>
  language: string | null
  published_at: Date | null
  collected_at: Date
  first_collected_at: Date
  engagement: Json<Engagement> | null
  raw_sha256: string | null
  evidence: Json<Record<string, string>>
  assessment: Json<Assessment> | null
  assessed_hash: string | null
}

export interface ArticleRevisionsTable {
  article_id: string
  revision: number
  content_hash: string
  title: string
  text: string
  collected_at: Date
}

export interface PlacementsTable {
  article_id: string
  content_hash: string
  event_id: string | null
  duplicate_of: string | null
  why: string
  at: Date
  turn: number
}

export interface EventsTable {
  id: string
  items: number
  summary: Json<HealthEvent>
}

export interface IncidentsTable {
  id: string
  event_id: string
  decision: Exclude<Decision, 'ignore'>
  type: Incident['type']
  severity: number
  province: string
  field: Incident['field']
  state: Incident['state']
  title: string
  diseases: Json<string[]>
  cases: number | null
  deaths: number | null
  items: number
  sources: number
  reasons: Json<Reason[]>
  published_at: Date
  grasped_at: Date
  raised_at: Date
  acknowledged_at: Date | null
  handled_at: Date | null
  informed_at: Date | null
  assignee_id: string | null
  assignee_name: string | null
  noise_reason: Incident['noiseReason']
  updated_at: Date
  version: number
  /** Up to which of the event's placements it was last told. */
  turn: Generated<number>
  typed_by_person: Generated<boolean>
  merged_into: string | null
}

/** The incident that the items of an event were split off from. */
export interface SplitEventsTable {
  event_id: string
  incident_id: string
  at: Date
}

export interface IncidentLogTable {
  seq: number
  incident_id: string
  at: Date
  kind: LogKind
  actor: Json<Actor>
  data: Json<Record<string, unknown>>
}

export interface AuditTable {
  seq: number
  content: string
  former_hash: string
  hash: string
}

export interface NotificationsTable {
  key: string
  incident_id: string
  channel: string
  intended_at: Date
  tries: number
  sent_at: Date | null
  error: string | null
}

export interface PeopleTable {
  id: string
  email: string
  name: string
  role: Role
  unit: string | null
  active: boolean
  password_hash: string
  created_at: Date
}

export interface SessionsTable {
  token_hash: string
  person_id: string
  opened_at: Date
  expires_at: Date
}

export interface SignInLinksTable {
  token_hash: string
  person_id: string
  expires_at: Date
}

export interface OutboxTable {
  id: Generated<number>
  article_id: string
}

export interface CoverageRefusedTable {
  article_id: string
  version: number
  reason: string
}

export interface ClaimsTable {
  id: string
  version: number
  claim: string
  rating: Claim['rating']
  verdict: string
  correction: string | null
  authority: string | null
  issued_at: Date | null
  url: string | null
  entered_by: Json<Actor>
  entered_at: Date
  updated_at: Date
  withdrawn_at: Date | null
  /** SHA-256 of the wording that another register last gave; null when a person entered it. */
  given_hash: string | null
  /** Its words without tones, to be searched. */
  folded: string
}

export interface ClaimLogTable {
  version: number
  claim_id: string
  at: Date
  kind: 'added' | 'imported' | 'edited' | 'withdrawn'
  actor: Json<Actor>
  claim: Json<Claim>
}

export interface Tables {
  sources: SourcesTable
  pages: PagesTable
  evidence: EvidenceTable
  articles: ArticlesTable
  article_revisions: ArticleRevisionsTable
  placements: PlacementsTable
  events: EventsTable
  incidents: IncidentsTable
  split_events: SplitEventsTable
  incident_log: IncidentLogTable
  audit: AuditTable
  notifications: NotificationsTable
  people: PeopleTable
  sessions: SessionsTable
  sign_in_links: SignInLinksTable
  outbox: OutboxTable
  coverage_refused: CoverageRefusedTable
  claims: ClaimsTable
  claim_log: ClaimLogTable
}
