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
  get(id: string): Promise<Incident | null>
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
  /** Records the intent to send once per key; false when that key is already sent. */
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
