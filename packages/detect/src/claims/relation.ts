import { phraseMatcher } from '@chudong/vietnamese'
import cues from '../../data/claims/relation-cues.json' with { type: 'json' }
import type { Features } from '../assess/features.ts'
import type { ClaimPostings } from './claim-index.ts'
import type { Described } from './describe.ts'
import { skeletonWords, wordId } from './words.ts'

const GROUPS = groupsByPhrase()
const findCues = phraseMatcher([...GROUPS.keys()])
const NEGATIONS = new Set(cues.negations.flatMap((word) => skeletonWords(word).map(wordId)))
const MOST_CHARS = 3_000

/** Cues are compared as the words of texts are: without tones, teencode read. */
function groupsByPhrase(): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const [group, phrases] of Object.entries(cues.cues))
    for (const phrase of phrases) groups.set(skeletonWords(phrase).join(' '), group)
  return groups
}

/** Groups of cues a text uses ("denial", "warning", "hearsay"…), and whether it asks or quotes; each 1. */
export function cuesOf(text: string): Features {
  const found: Features = new Map()
  for (const { phrase } of findCues(skeletonWords(text.slice(0, MOST_CHARS)))) {
    const group = GROUPS.get(phrase)
    if (group) found.set(group, 1)
  }
  if (text.includes('?')) found.set('asks', 1)
  if (/["“”«»]/.test(text)) found.set('quotes', 1)
  return found
}

/** Words that a negation reaches. */
const REACH = 4
/** "Không gây u đâu": what comes before it is denied. */
const [AFTERTHOUGHT = 0] = skeletonWords('đâu').map(wordId)

/**
 * What tells an answer from a repetition: cues, whether the claim's own words stand under a negation, and whether the
 * text is nearer to the correction than to the claim.
 */
export function relationFeatures(
  index: ClaimPostings,
  query: Described,
  cuesFound: Features,
  like: Features,
  claim: number,
): Features {
  const said = index.words(claim)
  const found = new Map(cuesFound)
  found.set('negated', negated(index, query, said))
  if (said.some((id) => NEGATIONS.has(id))) found.set('claim negates', 1)
  const nearer = (like.get('words of correction') ?? 0) - (like.get('words of text') ?? 0)
  found.set('nearer to correction', nearer)
  found.set('pairs of claim', like.get('pairs of claim') ?? 0)
  return found
}

/**
 * Share, by weight, of the claim's own words in the text that stand under a negation there but not in the claim:
 * "không gây ung thư đâu" of a claim that it does; "khỏi cần thuốc" of a claim that says so is no denial.
 */
function negated(index: ClaimPostings, query: Described, claim: Int32Array): number {
  const denied = new Set(underNegation(claim))
  const inText = new Set(underNegation(query.words))
  let [under, all] = [0, 0]
  for (const word of new Set(claim)) {
    if (!query.distinct.has(word) || denied.has(word) || NEGATIONS.has(word)) continue
    const weight = index.rarity(word)
    all += weight
    if (inText.has(word)) under += weight
  }
  return all === 0 ? 0 : under / (all + 4)
}

function underNegation(words: Int32Array): number[] {
  const found: number[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0
    if (NEGATIONS.has(word)) found.push(...words.subarray(i + 1, i + 1 + REACH))
    else if (word === AFTERTHOUGHT) found.push(...words.subarray(Math.max(0, i - REACH - 2), i))
  }
  return found
}
