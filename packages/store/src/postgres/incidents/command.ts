import type { Incident, IncidentState, LogKind } from '@chudong/domain'
import type { Changed, Command } from '@chudong/ports'
import type { Transaction, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { IncidentsTable, Tables } from '../tables.ts'
import { appendLog } from './append-log.ts'
import { toIncident } from './rows.ts'

/** What a command does once it may: new column values (none for a mere remark) and its log row. */
export interface Effect {
  set: Updateable<IncidentsTable> | null
  kind: LogKind
  data: Record<string, unknown>
}

export interface Verb {
  /** States in which the command makes sense; null = all. */
  from: readonly IncidentState[] | null
  /** Null when something that the command names is unknown. */
  effect(incident: Incident, tx: Transaction<Tables>): Promise<Effect | null> | Effect | null
}

/** Runs one command on a locked incident: incident, log row and audit row are one commit, or nothing happens. */
export async function run(db: Db, command: Command, verb: Verb): Promise<Changed> {
  return db.transaction().execute(async (tx) => {
    const incident = await locked(tx, command.id)
    if (!incident) return { ok: false, why: 'unknown', incident: null }
    if (command.version !== undefined && command.version !== incident.version)
      return { ok: false, why: 'stale', incident }
    if (verb.from && !verb.from.includes(incident.state)) return { ok: false, why: 'wrong-state', incident }
    const effect = await verb.effect(incident, tx)
    if (!effect) return { ok: false, why: 'unknown', incident }
    return apply(tx, command, incident, effect)
  })
}

/** The incident as it stays until the commit: nobody else changes it before. */
export async function locked(tx: Transaction<Tables>, id: string): Promise<Incident | null> {
  const row = await tx
    .selectFrom('incidents')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ? toIncident(row) : null
}

async function apply(
  tx: Transaction<Tables>,
  command: Command,
  incident: Incident,
  effect: Effect,
): Promise<Changed> {
  const after = effect.set ? await change(tx, incident, effect.set, command.at) : incident
  const entry = { incidentId: incident.id, at: command.at, kind: effect.kind, actor: command.actor }
  const [row] = await appendLog(tx, [{ ...entry, data: effect.data }])
  if (!row) throw new Error(`no log row was written for ${incident.id}`)
  return { ok: true, incident: after, row }
}

/** Sets values of a locked incident, in a new version. */
export async function change(
  tx: Transaction<Tables>,
  incident: Incident,
  set: Updateable<IncidentsTable>,
  at: Date,
): Promise<Incident> {
  const row = await tx
    .updateTable('incidents')
    .set({ ...set, updated_at: at, version: incident.version + 1 })
    .where('id', '=', incident.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toIncident(row)
}
