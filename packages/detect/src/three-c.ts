import type { EventMember, HealthEvent, IncidentProposal, Reason } from '@chudong/domain'
import { leadField } from './assess/severity.ts'
import { clearestTitle, latestStated, severityOf, typeOf } from './summarise.ts'

/** From this severity a single item is enough to page, whoever tells it, unless nobody but one stranger does. */
const SEVERE = 4
const MAX_REASONS = 8
const OFFICIAL = ['government', 'mainstream']
const PEOPLE = ['officer', 'hotline']

/**
 * THE 3C RULE: what an event deserves. `auto` pages the duty officer, `ask` waits for a person without paging, null
 * stays in search only. One item of a government or mainstream source is enough when it is sure or severe; forum and
 * social posts page with two independent sources, one sure or severe post is asked about; what an officer or the hotline
 * enters is always at least asked. An event that is only refuted is no outbreak: it may be misinformation.
 */
export function threeC(event: HealthEvent, members: readonly EventMember[]): IncidentProposal | null {
  const telling = members.filter(tellsOfIt)
  const decision = decide(telling)
  if (decision === 'ignore') return null
  const type = isOnlyRefuted(telling) ? 'misinformation' : (typeOf(telling) ?? 'public-reaction')
  return {
    eventId: event.id,
    decision,
    type,
    severity: type === 'misinformation' ? Math.min(3, severityOf(telling) ?? 2) : (severityOf(telling) ?? 1),
    province: event.province,
    field: leadField(type),
    title: clearestTitle(telling) || event.title,
    diseases: event.diseases,
    cases: latestStated(telling, 'cases'),
    deaths: latestStated(telling, 'deaths'),
    items: event.items,
    sources: event.sources,
    reasons: reasonsOf(telling),
    publishedAt: event.firstPublishedAt,
    graspedAt: event.graspedAt,
    turn: event.turn,
  }
}

/** A member that reports or refutes something, or that a person of the office entered. */
export function tellsOfIt(member: EventMember): boolean {
  return member.assessment.incident || PEOPLE.includes(member.tier)
}

function decide(telling: readonly EventMember[]): 'auto' | 'ask' | 'ignore' {
  if (telling.length === 0) return 'ignore'
  const official = telling.filter((member) => OFFICIAL.includes(member.tier))
  if (official.some(isSureOrSevere)) return 'auto'
  if (telling.some(isSure) && independentSources(telling) >= 2) return 'auto'
  if (official.length > 0 || telling.some((member) => PEOPLE.includes(member.tier))) return 'ask'
  if (telling.some((member) => member.tier === 'local')) return telling.some(isSure) ? 'auto' : 'ask'
  return independentSources(telling) >= 2 || telling.some(isSureOrSevere) ? 'ask' : 'ignore'
}

function isSureOrSevere(member: EventMember): boolean {
  return isSure(member) || isSevere(member)
}

function isSure(member: EventMember): boolean {
  return member.assessment.decision === 'auto'
}

function isSevere(member: EventMember): boolean {
  return member.assessment.incident && (member.assessment.severity ?? 0) >= SEVERE
}

/** Sources whose item is not a reprint of another. */
function independentSources(members: readonly EventMember[]): number {
  return new Set(members.filter((member) => member.duplicateOf === null).map((member) => member.outlet)).size
}

function isOnlyRefuted(telling: readonly EventMember[]): boolean {
  return telling.every((member) => member.assessment.claim === 'debunk')
}

/** The members' own reasons for an incident, strongest first, each quoted sentence once. */
function reasonsOf(telling: readonly EventMember[]): Reason[] {
  const seen = new Set<string>()
  return telling
    .flatMap((member) => member.assessment.reasons)
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
    .filter(({ rule, quote }) => {
      const key = `${rule}\n${quote}`
      return seen.has(key) ? false : Boolean(seen.add(key))
    })
    .slice(0, MAX_REASONS)
}
