import type { Incident, IncidentProposal, LogRow } from '@chudong/domain'
import type { Transaction } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../tables.ts'
import { appendLog, type Entry } from './append-log.ts'
import { earlier } from './earlier.ts'
import { incidentId } from './incident-id.ts'
import { proposalColumns, toIncident } from './rows.ts'
import { type Plan, planUpdate } from './update-plan.ts'

type Raised = { incident: Incident; rows: LogRow[]; created: boolean }

const system = { kind: 'system' } as const

/** See `IncidentRecords.raise`. */
export async function raise(db: Db, proposal: IncidentProposal, at: Date): Promise<Raised> {
  return db.transaction().execute(async (tx) => {
    const known = await lockedOf(tx, proposal.eventId)
    return known ? update(tx, known, proposal, at) : create(tx, proposal, at)
  })
}

type Known = { incident: Incident; turn: number; typedByPerson: boolean }

async function lockedOf(tx: Transaction<Tables>, eventId: string): Promise<Known | null> {
  const row = await tx
    .selectFrom('incidents')
    .selectAll()
    .where('event_id', '=', eventId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ? { incident: toIncident(row), turn: row.turn, typedByPerson: row.typed_by_person } : null
}

/** Updates instead when another process makes the event's incident at the same moment. */
async function create(tx: Transaction<Tables>, proposal: IncidentProposal, at: Date): Promise<Raised> {
  for (let length = 4; length <= 32; length++) {
    const id = incidentId(proposal.eventId, at, length)
    const row = await insert(tx, id, proposal, at)
    if (row) {
      const incident = toIncident(row)
      const data = { severity: incident.severity, decision: incident.decision, items: incident.items }
      const created = { incidentId: id, at, kind: 'created' as const, actor: system, data }
      const rows = await appendLog(tx, [created, ...(await splitEntries(tx, incident, at))])
      return { incident, rows: rows.filter((row) => row.incidentId === id), created: true }
    }
    const known = await lockedOf(tx, proposal.eventId)
    if (known) return update(tx, known, proposal, at)
  }
  throw new Error(`no free incident id for event ${proposal.eventId}`)
}

/** An incident of items that were split off is named in the log of the one that they came from, and names it. */
async function splitEntries(tx: Transaction<Tables>, incident: Incident, at: Date): Promise<Entry[]> {
  const origin = await tx
    .selectFrom('split_events as s')
    .innerJoin('incidents as i', 'i.id', 's.incident_id')
    .select(['i.id', 'i.title'])
    .where('s.event_id', '=', incident.eventId)
    .executeTakeFirst()
  if (!origin) return []
  const { id, title } = incident
  const said = { at, actor: system }
  return [
    { ...said, incidentId: id, kind: 'split-from', data: { incident: origin.id, title: origin.title } },
    { ...said, incidentId: origin.id, kind: 'split-raised', data: { incident: id, title } },
  ]
}

function insert(tx: Transaction<Tables>, id: string, proposal: IncidentProposal, at: Date) {
  return tx
    .insertInto('incidents')
    .values({
      id,
      event_id: proposal.eventId,
      ...proposalColumns(proposal),
      state: 'suspected',
      raised_at: at,
      updated_at: at,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** A proposal of an earlier turn was drawn from less: it is late news. A type that a person gave stands. */
async function update(
  tx: Transaction<Tables>,
  { incident, turn, typedByPerson }: Known,
  proposed: IncidentProposal,
  at: Date,
): Promise<Raised> {
  if (proposed.turn < turn) return { incident, rows: [], created: false }
  const proposal = typedByPerson ? { ...proposed, type: incident.type, field: incident.field } : proposed
  const plan = planUpdate(incident, proposal, await lowerTold(tx, incident, proposal))
  if (plan.reworded) return { incident: await reword(tx, incident, proposal), rows: [], created: false }
  if (plan.steps.length === 0) {
    await tx.updateTable('incidents').set({ turn: proposal.turn }).where('id', '=', incident.id).execute()
    return { incident, rows: [], created: false }
  }
  const row = await tx
    .updateTable('incidents')
    .set((eb) => ({ ...changes(incident, proposal, plan), updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', incident.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const entries = plan.steps.map((step) => ({ ...step, incidentId: incident.id, at, actor: system }))
  return { incident: toIncident(row), rows: await appendLog(tx, entries), created: false }
}

/** No log row and no new version: what an officer saw and decides on has not changed. */
async function reword(tx: Transaction<Tables>, incident: Incident, proposal: IncidentProposal) {
  const { reasons, diseases, sources, published_at, turn } = proposalColumns(proposal)
  const row = await tx
    .updateTable('incidents')
    .set({ reasons, diseases, sources, published_at, turn })
    .where('id', '=', incident.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toIncident(row)
}

/** The moment of grasping only moves back; a reopened incident waits for somebody to take it again. */
function changes(incident: Incident, proposal: IncidentProposal, plan: Plan) {
  const reopened = {
    state: 'suspected' as const,
    noise_reason: null,
    acknowledged_at: null,
    assignee_id: null,
    assignee_name: null,
  }
  return {
    ...proposalColumns(proposal),
    severity: plan.severity,
    decision: plan.decision,
    grasped_at: earlier(incident.graspedAt, proposal.graspedAt),
    ...(plan.reopen ? reopened : {}),
  }
}

/** The lower severity last mentioned in the log, if the newest word on severity was that it is kept. */
async function lowerTold(tx: Transaction<Tables>, incident: Incident, proposal: IncidentProposal) {
  if (proposal.severity >= incident.severity || incident.acknowledgedAt === null) return null
  const row = await tx
    .selectFrom('incident_log')
    .select('data')
    .where('incident_id', '=', incident.id)
    .where('kind', '=', 'severity-changed')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return typeof row?.data.proposed === 'number' ? row.data.proposed : null
}
