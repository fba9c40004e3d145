import { type Answer, tellsOfIt } from '@chudong/detect'
import {
  type Article,
  type EventMember,
  type Incident,
  type IncidentState,
  IncidentType,
  type LogRow,
  NoiseReason,
} from '@chudong/domain'
import { z } from 'zod'
import { LabelledText } from '../jobs/labelled.ts'

const answers = ['incident', 'health', 'abroad', 'claim', 'type'] as const satisfies readonly Answer[]

/** A labelled text that training takes: written by hand, or drawn from an officer's decision. */
export const TrainingText = LabelledText.extend({
  /** Texts of one event are never on both sides of a measurement. */
  event: z.string().optional(),
  /** Why an officer dismissed it: "wrong because…". */
  noise: NoiseReason.optional(),
  /** Answers that a person stands for; all of them when not given. */
  said: z.array(z.enum(answers)).optional(),
})
export type TrainingText = z.infer<typeof TrainingText>

/** A row of `chudong labels export`: one article that an officer decided about, without the name of anybody who did. */
export type OfficeLabel = TrainingText & {
  event: string
  decided_at: string
  state: IncidentState
}

/** What an officer said of an incident as a whole. */
interface Verdict {
  at: Date
  state: IncidentState
  incident: boolean
  noise: NoiseReason | null
  /** The right type, where an officer corrected the machine's. */
  type: IncidentType | null
}

/** Dismissed for what the incident is to the office; whether the text tells of an incident was not denied. */
const NOT_OF_THE_TEXT: readonly NoiseReason[] = ['duplicate', 'wrong-place', 'not-ours']

/** What an officer decided about an incident; null while nobody did (raised, reopened or merged by the machine). */
export function verdictOf(incident: Incident, log: readonly LogRow[]): Verdict | null {
  const { state, acknowledgedAt, noiseReason } = incident
  if (state === 'suspected' || state === 'merged') return null
  const retyped = log.findLast(({ kind }) => kind === 'retyped')
  const type = retyped ? IncidentType.parse(incident.type) : null
  if (state !== 'dismissed')
    return acknowledgedAt ? { at: acknowledgedAt, state, incident: true, noise: null, type } : null
  const dismissed = log.findLast(({ kind }) => kind === 'dismissed')
  return dismissed ? { at: dismissed.at, state, incident: false, noise: noiseReason, type: null } : null
}

/**
 * The label that a decision gives to one member of the event: only what told of the event by itself and was there when
 * the officer decided carries it. Fields that nobody decided on are the machine's; `said` names the others.
 */
export function labelOf(
  { eventId }: Incident,
  verdict: Verdict,
  member: EventMember,
  article: Article,
): OfficeLabel | null {
  if (!tellsOfIt(member) || member.collectedAt > verdict.at) return null
  const { assessment } = member
  const { incident, noise, type } = verdict
  return {
    id: article.id,
    event: eventId,
    title: article.title,
    text: article.text,
    published_at: (article.publishedAt ?? article.firstCollectedAt).toISOString(),
    decided_at: verdict.at.toISOString(),
    state: verdict.state,
    health: incident || (noise !== 'not-health' && assessment.health),
    incident,
    type: incident ? (type ?? assessment.type) : null,
    severity: incident ? assessment.severity : null,
    diseases: assessment.diseases,
    province: assessment.province,
    cases: assessment.cases,
    deaths: assessment.deaths,
    abroad: noise === 'abroad' || (!incident && assessment.abroad),
    claim: assessment.claim,
    unsure: noise !== null && NOT_OF_THE_TEXT.includes(noise),
    said: saidBy(verdict),
    ...(noise === null ? {} : { noise }),
  }
}

function saidBy({ incident, noise, type }: Verdict): Answer[] {
  if (incident) return ['incident', 'health', ...(type === null ? [] : ['type' as const])]
  if (noise === null || NOT_OF_THE_TEXT.includes(noise)) return []
  if (noise === 'not-health') return ['incident', 'health']
  return noise === 'abroad' ? ['incident', 'abroad'] : ['incident']
}
