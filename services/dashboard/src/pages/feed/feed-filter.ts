import {
  type Incident,
  type IncidentState,
  type IncidentType,
  IncidentState as States,
} from '@chudong/domain'

export type StateGroup = 'open' | 'waiting' | 'over' | 'everything'

/** The filters above the two lists. */
export interface FeedFilter {
  group: StateGroup
  province: string
  type: IncidentType | null
  minSeverity: number
}

export const NO_FILTER: FeedFilter = { group: 'open', province: '', type: null, minSeverity: 1 }

const OVER: IncidentState[] = ['closed', 'dismissed', 'merged']

/** The states that a group stands for; an empty list means every state. */
export function statesOf(group: StateGroup): IncidentState[] {
  if (group === 'everything') return []
  if (group === 'waiting') return ['suspected']
  if (group === 'over') return OVER
  return States.options.filter((one) => !OVER.includes(one))
}

/** The two lists: what paged ("auto") and what waits for a person's eye ("ask"); untaken first, then newest. */
export function toLanes(
  incidents: Incident[],
  type: IncidentType | null,
): { auto: Incident[]; ask: Incident[] } {
  const shown = incidents.filter((one) => type === null || one.type === type)
  const order = (a: Incident, b: Incident): number =>
    Number(b.state === 'suspected') - Number(a.state === 'suspected') ||
    b.raisedAt.getTime() - a.raisedAt.getTime()
  return {
    auto: shown.filter((one) => one.decision === 'auto').sort(order),
    ask: shown.filter((one) => one.decision === 'ask').sort(order),
  }
}
