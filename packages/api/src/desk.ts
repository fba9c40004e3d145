import type { ArticleDraft, DeskState, MapPlace, Pace, Person } from '@chudong/domain'
import type { Clock, Coverage, JobQueue, Records, Regrouped } from '@chudong/ports'

/** Everything the API may know of the world. */
export interface Desk {
  clock: Clock
  records: Records
  coverage: Coverage
  queue: Pick<JobQueue, 'depth' | 'quarantined'>
  topics: readonly string[]
  /** Which engines answer now; never rejects. */
  engines(): Promise<DeskState['engines']>
  /** How fast sources are read now, not older than some seconds. */
  pace(): Promise<Pace>
  /** Puts quarantined jobs of a topic back: one by its key, or all (null). Returns how many. */
  replay(topic: string, key: string | null): Promise<number>
  /** Takes an officer's or hotline entry into the flow; it is on disk when this returns. */
  receive(draft: ArticleDraft): Promise<void>
  /** Changes which items these events have, and has them summed up anew whatever happens after the commit. */
  regroup(eventIds: readonly string[], change: () => Promise<Regrouped>): Promise<Regrouped>
  /** Id of an event that a person founds. */
  newEventId(): string
  /** Centre of a province by its current name, in degrees; null when unknown. */
  centreOf(province: string): Pick<MapPlace, 'lat' | 'lon'> | null
  /** Cookies are sent over https only. */
  secureCookies: boolean
}

/** What a request carries once its session is known. */
export interface DeskEnv {
  Variables: { person: Person }
}
