import type { Incident, IncidentProposal, LogKind } from '@chudong/domain'

export interface Step {
  kind: LogKind
  data: Record<string, unknown>
}

/** What a proposal means for an incident that exists: log rows, and the values to keep where the proposal's do not hold. */
export interface Plan {
  steps: Step[]
  severity: number
  decision: Incident['decision']
  reopen: boolean
  /** No step, yet the same items are now read in another wording: its reasons replace the former ones. */
  reworded: boolean
}

const nothing = (incident: Incident): Plan => ({
  steps: [],
  severity: incident.severity,
  decision: incident.decision,
  reopen: false,
  reworded: false,
})

/**
 * Compares an incident with what the 3C rule now says. A dismissed incident wakes up only when severity rises; a merged
 * one never. `lowerTold` is the lower severity that the log already mentions for an incident in a person's hands (whose
 * severity the machine does not lower).
 */
export function planUpdate(incident: Incident, proposal: IncidentProposal, lowerTold: number | null): Plan {
  if (incident.state === 'merged') return nothing(incident)
  const reopen = incident.state === 'dismissed'
  if (reopen && proposal.severity <= incident.severity) return nothing(incident)
  const taken = incident.acknowledgedAt !== null && !reopen
  const severity = taken ? Math.max(incident.severity, proposal.severity) : proposal.severity
  const decision = incident.decision === 'auto' ? 'auto' : proposal.decision
  const steps = [
    ...(reopen
      ? [
          {
            kind: 'reopened' as const,
            data: { reason: incident.noiseReason, ...fromTo(incident.severity, severity) },
          },
        ]
      : []),
    ...severitySteps(incident, proposal, severity, lowerTold),
    ...(decision !== incident.decision
      ? [{ kind: 'decision-changed' as const, data: fromTo(incident.decision, decision) }]
      : []),
    ...itemSteps(incident, proposal),
  ]
  const reworded = steps.length === 0 && sayingOf(incident) !== sayingOf(proposal)
  return { steps, severity, decision, reopen, reworded }
}

function severitySteps(
  incident: Incident,
  proposal: IncidentProposal,
  severity: number,
  lowerTold: number | null,
): Step[] {
  if (severity !== incident.severity)
    return [{ kind: 'severity-changed', data: fromTo(incident.severity, severity) }]
  if (proposal.severity >= incident.severity || proposal.severity === lowerTold) return []
  const data = { ...fromTo(severity, severity), proposed: proposal.severity, kept: true }
  return [{ kind: 'severity-changed', data }]
}

/** What is shown of an incident and no fact of its log: a page that was late replaces what its listing said. */
function sayingOf({ reasons, diseases, sources, publishedAt }: Incident | IncidentProposal): string {
  return JSON.stringify([
    reasons.map(({ rule, quote, weight }) => [rule, quote, weight]),
    diseases,
    sources,
    publishedAt,
  ])
}

const facts = ['type', 'province', 'cases', 'deaths', 'title'] as const

/** New items, or what the known ones now say otherwise (a newspaper corrected the number of cases). */
function itemSteps(incident: Incident, proposal: IncidentProposal): Step[] {
  const changes = facts.filter((name) => incident[name] !== proposal[name])
  const changed = Object.fromEntries(changes.map((name) => [name, fromTo(incident[name], proposal[name])]))
  if (proposal.items > incident.items)
    return [{ kind: 'item-added', data: { ...fromTo(incident.items, proposal.items), ...changed } }]
  return changes.length > 0 ? [{ kind: 'facts-changed', data: changed }] : []
}

function fromTo<T>(from: T, to: T) {
  return { from, to }
}
