import { phraseMatcher } from '@chudong/vietnamese'
import toneData from '../../data/tone.json' with { type: 'json' }
import { clausesOf } from './clauses.ts'
import { saysNothing } from './nothing.ts'
import { type WeighedWord, wordsOf } from './words.ts'

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

/** What stands before "nhưng" is conceded. */
const CONCEDED = 0.5

const findContrasts = phraseMatcher(toneData.contrast)

/**
 * The tone of a text from hand-written lists of praise, complaint, wishes and weaker signs of them: a weak sign, for ordering and
 * counting, never a judgement of a person. "Bác sĩ không nhiệt tình" → negative, resting on "không nhiệt tình". Neutral is a text
 * without any sign ("Khoa khám ở tầng hai") or one that has nothing to say ("Không có ý kiến gì thêm", "Xin cảm ơn").
 */
export function toneOf(text: string): JudgedTone {
  const clauses = clausesOf(text)
  const list = clauses.flat()
  const weighed = conceded(wordsOfAll(clauses), list)
  if (weighed.length === 0 || saysNothing(list, weighed)) return { tone: 'neutral', score: 0, words: [] }
  const words = weighed.map(
    ({ start, end, weight }): ToneWord => ({ said: list.slice(start, end).join(' '), weight }),
  )
  const score = rounded(words.reduce((sum, { weight }) => sum + weight, 0))
  return { tone: score > 0 ? 'positive' : 'negative', score, words }
}

/** The words of all clauses, counted from the start of the text. */
function wordsOfAll(clauses: readonly string[][]): WeighedWord[] {
  let [before, wished] = [0, false]
  return clauses.flatMap((list, at) => {
    const words = wordsOf(list, at === 0, wished)
    wished ||= words.some(({ kind }) => kind === 'wish')
    const from = before
    before += list.length
    return words.map((word) => ({ ...word, start: word.start + from, end: word.end + from }))
  })
}

function conceded(words: readonly WeighedWord[], list: readonly string[]): WeighedWord[] {
  const turn = findContrasts(list).at(-1)?.start ?? 0
  return words.map((word) => ({
    ...word,
    weight: rounded(word.weight * (word.start < turn ? CONCEDED : 1)),
  }))
}

function rounded(weight: number): number {
  return Math.round(100 * weight) / 100
}
