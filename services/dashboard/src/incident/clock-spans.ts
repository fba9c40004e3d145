import type { Incident } from '@chudong/domain'

/** One measured stretch of the 3C rule, in ms; `running` when its end has not come yet. */
export interface ClockSpan {
  name: 'spanGrasp' | 'spanTake' | 'spanHandle' | 'spanInform'
  c: 'c1' | 'c2' | 'c3'
  state: 'done' | 'running' | 'stopped' | 'not-started'
  ms: number | null
  end: Date | null
}

/** The 3C rule as measured time (published → grasped → acknowledged → handled → informed); `now` in ms. */
export function clockSpans(incident: Incident, now: number): ClockSpan[] {
  const { publishedAt, graspedAt, acknowledgedAt, handledAt, informedAt } = incident
  const over = ['closed', 'dismissed', 'merged'].includes(incident.state)
  const span = (
    name: ClockSpan['name'],
    c: ClockSpan['c'],
    start: Date | null,
    end: Date | null,
  ): ClockSpan => {
    if (!start) return { name, c, state: 'not-started', ms: null, end: null }
    if (end) return { name, c, state: 'done', ms: end.getTime() - start.getTime(), end }
    if (over) return { name, c, state: 'stopped', ms: null, end: null }
    return { name, c, state: 'running', ms: now - start.getTime(), end: null }
  }
  return [
    span('spanGrasp', 'c1', publishedAt, graspedAt),
    span('spanTake', 'c1', graspedAt, acknowledgedAt),
    span('spanHandle', 'c2', acknowledgedAt, handledAt),
    span('spanInform', 'c3', handledAt, informedAt),
  ]
}
