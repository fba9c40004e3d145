import type { JudgeModel, SuspicionModel } from '@chudong/detect'
import type { Channel, Clock, Coverage, Extractor, JobQueue, Records, SourceReader } from '@chudong/ports'
import type { ClaimBook } from './claim-book.ts'

/** Everything a stage may know of the world. */
export interface Ports {
  clock: Clock
  queue: JobQueue
  records: Records
  reader: SourceReader
  extractor: Extractor
  claims: ClaimBook
  /** Weights that texts are judged by: the office's own, or those that came with the program. */
  model: JudgeModel
  /** Weights that say which posts want a careful look. */
  suspicion: SuspicionModel
  /** To find what was published; it may be some seconds behind the records. */
  coverage: Pick<Coverage, 'scan'>
  channels: readonly Channel[]
  /** Where a person opens an incident; null when the desk has no public address. */
  incidentUrl(incidentId: string): string | null
}

/** What a stage says of one job, for the one wide log event: never bodies, never personal data. */
export type Facts = Record<string, string | number | boolean | null | undefined>

/** One step of the flow: idempotent, knows ports only, always publishes the next job (again) before it ends. */
export type Stage<T> = (job: T, ports: Ports) => Promise<Facts>
