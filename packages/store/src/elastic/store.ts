import type { Client } from '@elastic/elasticsearch'
import type { Names } from './names.ts'

/** Where this adapter tells what an operator should know; a pino logger fits. */
export interface Log {
  info(fields: object): void
  warn(fields: object): void
}

/** What every part of the adapter works on. */
export interface Store {
  readonly client: Client
  readonly names: Names
  readonly prefix: string
  readonly log: Log
  readonly now: () => Date
  /** Milliseconds after which a replacement that does not end is taken for dead by those who want to write. */
  readonly movingPatienceMs: number
}
