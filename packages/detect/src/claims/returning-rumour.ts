import { type Assessment, type ClaimMatch, type ClaimRating, isRefuted } from '@chudong/domain'
import { sentences } from '@chudong/vietnamese'

/** A text's match in the register, with what was found of that claim. */
export interface Heard {
  match: ClaimMatch
  rating: ClaimRating
}

/** Newspapers and offices repeat a rumour to answer it: what they say is judged by itself. */
const OFFICIAL = ['government', 'mainstream']
const LEAST_SEVERITY = 2
const QUOTE = 300

/** What is known of the text itself. */
export interface Told {
  tier: string
  title: string
  text: string
}

/**
 * A judgement with the known claim beside it. A post that repeats a claim which was refuted before is at least asked about,
 * however harmless its words look ("23h đêm nay trực thăng rải thuốc diệt khuẩn, nhớ đóng cửa").
 */
export function returningRumour(verdict: Assessment, heard: Heard | null, told: Told): Assessment {
  if (!heard) return verdict
  const known = { ...verdict, knownClaim: heard.match }
  const repeats = heard.match.relation === 'asserts' && isRefuted(heard.rating)
  if (!repeats || verdict.decision !== 'ignore' || OFFICIAL.includes(told.tier)) return known
  return {
    ...known,
    health: true,
    decision: 'ask',
    incident: true,
    type: 'misinformation',
    severity: Math.max(LEAST_SEVERITY, verdict.severity ?? 0),
    claim: 'suspect',
    reasons: [{ rule: 'Nhắc lại tin đồn đã có đính chính', quote: opening(told) }, ...verdict.reasons],
  }
}

/** Posts begin with what they want to tell. */
function opening({ title, text }: Told): string {
  return (title || sentences(text)[0]?.text || text).slice(0, QUOTE)
}
