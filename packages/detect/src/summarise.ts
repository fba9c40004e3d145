import type { EventMember, HealthEvent, IncidentType } from '@chudong/domain'

/** Whose word on numbers counts first. */
const RANK = ['government', 'mainstream', 'officer', 'local', 'hotline', 'forum', 'social']
/** A title says enough from about this many characters on, and rambles after that many. */
const TITLE_LENGTH = { from: 30, to: 140 }

/**
 * The event as its members tell it: span, size, type, place and people. Throws on an empty list: an event has at
 * least one member.
 */
export function summariseEvent(id: string, members: readonly EventMember[]): HealthEvent {
  if (members.length === 0) throw new Error(`event ${id} has no members`)
  const published = members.map((member) => member.publishedAt.getTime())
  const telling = members.filter((member) => member.assessment.incident)
  const spoken = telling.length > 0 ? telling : members
  return {
    id,
    title: clearestTitle(spoken) || clearestTitle(members),
    firstPublishedAt: new Date(least(published)),
    lastPublishedAt: new Date(most(published)),
    graspedAt: new Date(least(members.map((member) => member.collectedAt.getTime()))),
    type: typeOf(spoken),
    severity: severityOf(spoken),
    province: provinceOf(spoken),
    diseases: diseasesOf(spoken),
    cases: latestStated(spoken, 'cases'),
    deaths: latestStated(spoken, 'deaths'),
    items: members.length,
    independentItems: members.filter((member) => member.duplicateOf === null).length,
    sources: new Set(members.map((member) => member.outlet)).size,
    turn: most(members.map((member) => member.turn)),
  }
}

/** Not by `Math.max(...)`: a call takes some hundred thousand arguments at most. */
function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

/** Most told type, by summed score; null when no member names one. */
export function typeOf(members: readonly EventMember[]): IncidentType | null {
  return mostWeight(members.map(({ assessment }) => [assessment.type, assessment.score]))
}

/** Worst severity that a member supports by its own judgement as an incident; null when none does. */
export function severityOf(members: readonly EventMember[]): number | null {
  const stated = members.flatMap(({ assessment }) => assessment.severity ?? [])
  return stated.length === 0 ? null : most(stated)
}

/** Number stated by the newest member of the best tier that states one ("bệnh viện: 62 ca" over a post's "cả trăm"). */
export function latestStated(members: readonly EventMember[], field: 'cases' | 'deaths'): number | null {
  const stated = members.filter(({ assessment }) => assessment[field] !== null)
  const [best] = stated.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || b.publishedAt.getTime() - a.publishedAt.getTime() || b.revision - a.revision,
  )
  return best?.assessment[field] ?? null
}

/**
 * The title that says most without rambling, from the best tier that has one. Posts have none: then the sentence that
 * the reasons of the judgements rest on most, cut to a title's length; '' when there is none of either.
 */
export function clearestTitle(members: readonly EventMember[]): string {
  return statedTitle(members) || tellingSentence(members)
}

function tellingSentence(members: readonly EventMember[]): string {
  const weights = new Map<string, number>()
  for (const { assessment } of members)
    for (const { quote, weight = 0 } of assessment.reasons)
      weights.set(quote, (weights.get(quote) ?? 0) + Math.max(0, weight))
  const [best] = [...weights].sort(([, a], [, b]) => b - a)
  const sentence = (best?.[0] ?? '').replace(/\s+/g, ' ').trim()
  return sentence.length > TITLE_LENGTH.to ? `${sentence.slice(0, TITLE_LENGTH.to - 1)}…` : sentence
}

function statedTitle(members: readonly EventMember[]): string {
  const titled = members.filter((member) => member.title.trim() !== '')
  const [best] = titled.sort((a, b) => titleRank(a) - titleRank(b) || b.assessment.score - a.assessment.score)
  return best?.title.trim() ?? ''
}

function titleRank(member: EventMember): number {
  const length = member.title.trim().length
  const awkward = length < TITLE_LENGTH.from || length > TITLE_LENGTH.to ? RANK.length : 0
  return rankOf(member) + awkward
}

function rankOf(member: EventMember): number {
  const rank = RANK.indexOf(member.tier)
  return rank < 0 ? RANK.length : rank
}

/** Province more than half of the placed members name; '' when they disagree or none says. */
function provinceOf(members: readonly EventMember[]): string {
  const placed = members.map(({ assessment }) => assessment.province).filter((province) => province !== '')
  const best = mostWeight(placed.map((province) => [province, 1] as const))
  const votes = placed.filter((province) => province === best).length
  return best !== null && votes * 2 > placed.length ? best : ''
}

/** Diseases that at least a third of the members name. */
function diseasesOf(members: readonly EventMember[]): string[] {
  const names = new Set(members.flatMap(({ assessment }) => assessment.diseases))
  const naming = (name: string) =>
    members.filter(({ assessment }) => assessment.diseases.includes(name)).length
  return [...names].filter((name) => naming(name) * 3 >= members.length)
}

function mostWeight<T extends string>(votes: readonly (readonly [T | null, number])[]): T | null {
  const sums = new Map<T, number>()
  for (const [value, weight] of votes) if (value !== null) sums.set(value, (sums.get(value) ?? 0) + weight)
  let best: T | null = null
  for (const [value, sum] of sums) if (best === null || sum > (sums.get(best) ?? 0)) best = value
  return best
}
