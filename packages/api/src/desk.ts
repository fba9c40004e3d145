import type { ArticleDraft, DeskState, MapPlace, Person } from '@chudong/domain'
import type { Clock, Coverage, JobQueue, Records } from '@chudong/ports'

/** Everything the API may know of the world. */
export interface Desk {
  clock: Clock
  records: Records
  coverage: Coverage
  queue: Pick<JobQueue, 'depth'>
  topics: readonly string[]
  /** Which engines answer now; never rejects. */
  engines(): Promise<DeskState['engines']>
  /** Takes an officer's or hotline entry into the flow; it is on disk when this returns. */
  receive(draft: ArticleDraft): Promise<void>
  /** Centre of a province by its current name, in degrees; null when unknown. */
  centreOf(province: string): Pick<MapPlace, 'lat' | 'lon'> | null
  /** Cookies are sent over https only. */
  secureCookies: boolean
}

/** What a request carries once its session is known. */
export interface DeskEnv {
  Variables: { person: Person }
}
