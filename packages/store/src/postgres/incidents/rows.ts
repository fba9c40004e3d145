import type { Incident, IncidentProposal, LogRow } from '@chudong/domain'
import type { Selectable } from 'kysely'
import { storable, toJson } from '../../storable.ts'
import type { IncidentLogTable, IncidentsTable } from '../tables.ts'

/** An incident as the office speaks of it. */
export function toIncident(row: Selectable<IncidentsTable>): Incident {
  return {
    id: row.id,
    eventId: row.event_id,
    decision: row.decision,
    type: row.type,
    severity: row.severity,
    province: row.province,
    field: row.field,
    state: row.state,
    title: row.title,
    diseases: row.diseases,
    cases: row.cases,
    deaths: row.deaths,
    items: row.items,
    sources: row.sources,
    reasons: row.reasons,
    publishedAt: row.published_at,
    graspedAt: row.grasped_at,
    raisedAt: row.raised_at,
    acknowledgedAt: row.acknowledged_at,
    handledAt: row.handled_at,
    informedAt: row.informed_at,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    noiseReason: row.noise_reason,
    mergedInto: row.merged_into,
    updatedAt: row.updated_at,
    version: row.version,
  }
}

/** The columns that the 3C rule fills. */
export function proposalColumns(proposal: IncidentProposal) {
  return {
    decision: proposal.decision,
    type: proposal.type,
    severity: proposal.severity,
    province: storable(proposal.province),
    field: proposal.field,
    title: storable(proposal.title),
    diseases: toJson(proposal.diseases),
    cases: proposal.cases,
    deaths: proposal.deaths,
    items: proposal.items,
    sources: proposal.sources,
    reasons: toJson(proposal.reasons),
    published_at: proposal.publishedAt,
    grasped_at: proposal.graspedAt,
    turn: proposal.turn,
  }
}

/** A log row as the office speaks of it. */
export function toLogRow(row: Selectable<IncidentLogTable>): LogRow {
  const { seq, at, kind, actor, data } = row
  return { seq, incidentId: row.incident_id, at, kind, actor, data }
}
