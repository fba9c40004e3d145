import type {
  Actor,
  Incident,
  IncidentProposal,
  IncidentState,
  IncidentType,
  LeadField,
  LogRow,
  NoiseReason,
  RelatedIncident,
} from '@chudong/domain'

export interface IncidentFilter {
  states?: IncidentState[]
  decision?: 'auto' | 'ask'
  provinces?: string[]
  minSeverity?: number
  from?: Date
  to?: Date
  limit?: number
}

/** The answer to a command: done, or why not. `stale` = someone else changed it first (their version is given). */
export type Changed =
  | { ok: true; incident: Incident; row: LogRow }
  | { ok: false; why: 'unknown' | 'stale' | 'wrong-state'; incident: Incident | null }

/** An event whose items were changed by a person, and the turn that did it: it wants to be summed up anew. */
interface RegroupedEvent {
  eventId: string
  turn: number
}

/**
 * The answer to a merge or a split: done, with the events to sum up anew, or why not. `other-…` speaks of the incident
 * that was to be merged into, `not-its-items` and `all-items` of the items that were to be split off.
 */
export type Regrouped =
  | { ok: true; incident: Incident; row: LogRow; events: RegroupedEvent[] }
  | {
      ok: false
      why:
        | 'unknown'
        | 'stale'
        | 'wrong-state'
        | 'itself'
        | 'other-unknown'
        | 'other-over'
        | 'not-its-items'
        | 'all-items'
      incident: Incident | null
    }

/** A command on an incident: who, when, and the version that person saw. */
export interface Command {
  id: string
  actor: Actor
  at: Date
  version?: number
}

/** An incident, its log row and its audit row are always one commit. */
export interface IncidentRecords {
  /**
   * Opens the event's incident, or brings it up to date and logs what changed. One incident per event, ever. A dismissed
   * one reopens only when severity rises above the dismissed one. `rows` is empty when nothing changed.
   */
  raise(
    proposal: IncidentProposal,
    at: Date,
  ): Promise<{ incident: Incident; rows: LogRow[]; created: boolean }>
  acknowledge(command: Command): Promise<Changed>
  dismiss(command: Command & { reason: NoiseReason; note?: string }): Promise<Changed>
  assign(command: Command & { personId: string }): Promise<Changed>
  /** Gives the incident its right type; the machine's proposals change the type no more. */
  retype(command: Command & { type: IncidentType; field: LeadField }): Promise<Changed>
  comment(command: Command & { text: string }): Promise<Changed>
  /**
   * Says that it is the same as another open incident. All its items go to the other's event; it stays readable for ever
   * and names the other. The other's moment of grasping is the earlier of both, and what people were told of this one
   * counts as told of the other. One regrouping or placement at a time, so that two merges never cross.
   */
  merge(command: Command & { into: string }): Promise<Regrouped>
  /**
   * Takes items, with their reprints, out of it into a new event, where they stay; some item has to be left. An incident
   * that is raised for the new event later names this one, and this one it.
   */
  split(command: Command & { articleIds: readonly string[]; newEventId: string }): Promise<Regrouped>
  get(id: string): Promise<Incident | null>
  /** The incident of an event; of one whose items were merged away, the incident that has them now. */
  ofEvent(eventId: string): Promise<Incident | null>
  /** Incidents of other events that speak of what this event's items name (`Placement.related`): at most ten, raised last first. */
  related(eventId: string): Promise<RelatedIncident[]>
  /** Newest first. */
  list(filter?: IncidentFilter): Promise<Incident[]>
  /** Incidents that are no longer only suspected (nor merged), by id, after the one given. */
  decided(after: string | null, limit: number): Promise<Incident[]>
  log(incidentId: string): Promise<LogRow[]>
  /** Log rows after `seq` in order, with the incident as it is now. */
  since(seq: number, limit: number): Promise<{ row: LogRow; incident: Incident }[]>
  latestSeq(): Promise<number>
  /** Calls back soon after any log row was committed by any process; returns the way to stop. */
  onChange(listener: () => void): Promise<() => Promise<void>>
  /** Records the intent to send once per key, which begins with the incident's id; false when that key is already sent. */
  intend(message: { key: string; incidentId: string; channel: string; at: Date }): Promise<boolean>
  /** Records the outcome of a send and its log row. */
  sent(message: {
    key: string
    incidentId: string
    channel: string
    at: Date
    error: string | null
  }): Promise<void>
  /** Logs a system row such as nobody-notified. */
  note(incidentId: string, kind: LogRow['kind'], data: Record<string, unknown>, at: Date): Promise<void>
}
