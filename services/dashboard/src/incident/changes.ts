import type { Incident } from '@chudong/domain'

type Field = 'state' | 'severity' | 'assigneeName' | 'title' | 'province' | 'cases' | 'deaths' | 'items'

export interface Change {
  field: Field
  from: string | number | null
  to: string | number | null
}

const FIELDS: Field[] = ['state', 'severity', 'assigneeName', 'title', 'province', 'cases', 'deaths', 'items']

/** What differs between the incident that an officer saw and the one that is stored now. */
export function changesBetween(seen: Incident, current: Incident): Change[] {
  return FIELDS.filter((field) => seen[field] !== current[field]).map((field) => ({
    field,
    from: seen[field],
    to: current[field],
  }))
}
