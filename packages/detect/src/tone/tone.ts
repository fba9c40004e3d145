import { type PhraseMatch, phraseMatcher, spellOut, tokens } from '@chudong/vietnamese'
import toneData from '../../data/tone.json' with { type: 'json' }

export type Tone = 'positive' | 'neutral' | 'negative'

/** A word that a tone rests on, as it is in the text with its negation ("không tốt"), and how it counts: above 0 praise. */
export interface ToneWord {
  said: string
  weight: number
}

export interface JudgedTone {
  tone: Tone
  /** Sum of the words' weights. */
  score: number
  words: ToneWord[]
}

const PRAISE = 1
const COMPLAINT = -1.2
const WISH = -1.2
const DENIED_PRAISE = -1.2
/** A denied complaint ("không khó") says less than praise. */
const DENIED_COMPLAINT = 0.6
/** "Không" before what no list knows. */
const BARE_DENIAL = -0.7
/** What stands before "nhưng" is conceded. */
const CONCEDED = 0.5
/** Words that may stand between a negation and what it denies ("không thật sự tốt"), or between praise and "hơn". */
const REACH = 2
const CLEAR = 0.5

type Kind = 'praise' | 'complaint' | 'wish' | 'plain'
const KINDS = ['plain', 'wish', 'praise', 'complaint'] as const
const kindOf = new Map<string, Kind>()
for (const kind of KINDS)
  for (const phrase of toneData[kind]) if (!kindOf.has(phrase)) kindOf.set(phrase, kind)
const findWords = phraseMatcher([...kindOf.keys()])
const findNegations = phraseMatcher(toneData.negation)
const findContrasts = phraseMatcher(toneData.contrast)

interface Found extends PhraseMatch {
  kind: Kind
  denial: PhraseMatch | undefined
}

/**
 * The tone of a text from hand-written lists of praise, complaint and wishes: a weak sign, for ordering and counting, never a
 * judgement of a person. "Bác sĩ không nhiệt tình" → negative, resting on "không nhiệt tình"; no listed word → neutral.
 */
export function toneOf(text: string): JudgedTone {
  const list = tokens(spellOut(text.toLowerCase()))
  const turn = findContrasts(list).at(-1)?.start ?? 0
  const { found, bare } = wordsIn(list)
  const wish = found.find(({ kind }) => kind === 'wish')
  const words = [
    ...found.map((one) => ({
      ...one,
      start: one.denial?.start ?? one.start,
      weight: weightOf(one, list, wish),
    })),
    ...bare.map((one) => ({ ...one, weight: BARE_DENIAL })),
  ]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => a.start - b.start)
    .map(
      ({ start, end, weight }): ToneWord => ({
        said: list.slice(start, end).join(' '),
        weight: rounded(weight * (start < turn ? CONCEDED : 1)),
      }),
    )
  const score = rounded(words.reduce((sum, { weight }) => sum + weight, 0))
  return { tone: score >= CLEAR ? 'positive' : score <= -CLEAR ? 'negative' : 'neutral', score, words }
}

/** Listed words with the negation before them, and the negations that deny none of them. */
function wordsIn(list: readonly string[]): { found: Found[]; bare: PhraseMatch[] } {
  const negations = findNegations(list)
  const found = findWords(list).map(
    (word): Found => ({
      ...word,
      kind: kindOf.get(word.phrase) ?? 'plain',
      denial: negations.find((one) => one.end <= word.start && word.start - one.end <= REACH),
    }),
  )
  const spoken = (one: PhraseMatch) =>
    found.some(({ denial, start, end }) => denial === one || (start < one.end && one.start < end))
  return { found, bare: negations.filter((one) => !spoken(one)) }
}

/** What is praised inside a wish ("nên nhiệt tình hơn") is what is missing. */
function weightOf(
  { kind, denial, start, end }: Found,
  list: readonly string[],
  wish: Found | undefined,
): number {
  if (kind === 'plain') return 0
  if (kind === 'wish') return WISH
  if (kind === 'complaint') return denial ? DENIED_COMPLAINT : COMPLAINT
  if (denial) return DENIED_PRAISE
  if (list.slice(end, end + REACH).includes('hơn')) return WISH
  return wish && wish.start < start ? 0 : PRAISE
}

function rounded(weight: number): number {
  return Math.round(100 * weight) / 100
}
