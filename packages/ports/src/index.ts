export type { Channel, NoticeReason } from './channel.ts'
export type {
  ClaimChanged,
  ClaimCommand,
  ClaimFilter,
  ClaimRecords,
  ImportedClaim,
  TakenIn,
} from './claims.ts'
export type { Clock } from './clock.ts'
export type { Coverage, EmergingQuery, Refused, StoreState, TrendQuery } from './coverage.ts'
export type { Extractor } from './extractor.ts'
export { type HostTurns, LOOK_MS, TURN_MS, type Turn } from './host-turns.ts'
export type {
  Changed,
  Command,
  IncidentFilter,
  IncidentRecords,
  Regrouped,
} from './incidents.ts'
export type { Outbox } from './outbox.ts'
export type { NewPerson, PeopleRecords } from './people.ts'
export type {
  JobQueue,
  Lane,
  LaneDepth,
  PublishOptions,
  QuarantinedJob,
  QueueDepth,
  Received,
  Topic,
} from './queue.ts'
export {
  type ArticleRecords,
  type EventRecords,
  type Funnel,
  MOST_LOOKS,
  type PagesToRead,
  type Records,
  type SourceRecords,
} from './records.ts'
export type { RumourRecords } from './rumours.ts'
export type { FoundItem, PollOutcome, RawPage, SourceReader } from './source-reader.ts'
