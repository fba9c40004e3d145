import { sentences } from '@chudong/vietnamese'
import data from '../../data/check-worthy.json' with { type: 'json' }
import weights from '../../data/models/check-worthy.json' with { type: 'json' }
import { type Linear, margin, sigmoid } from '../assess/linear.ts'
import { MAX_CHARS, read } from '../assess/read.ts'
import { type WorthSigns, worthSigns } from './worth-signs.ts'

/** A sentence with how much it wants a check, 0..1, and why, in words for a person. */
export interface WorthySentence {
  text: string
  /** Where it starts in the text. */
  start: number
  score: number
  reasons: string[]
}

/** Weights of the signs, as trained. */
export interface WorthModel {
  card: { name: string; data: string[]; terms: string; measured: string }
  worth: Linear
}

/** Learned from the first half of the project's own labelled sentences. */
export const ownWorthModel: WorthModel = weights

const MOST_REASONS = 3
const HALF = 0.5

/**
 * The sentences of a text (of its first 4,000 characters) in the order in which a fact checker of a health office would
 * take them: what is told as a fact of health first; questions, wishes, greetings, advice and opinions last.
 */
export function checkWorthy(text: string, model: WorthModel = ownWorthModel): WorthySentence[] {
  const { lines } = read({ text })
  return sentences(text.slice(0, MAX_CHARS))
    .slice(0, lines.length)
    .map(({ text: said, start }, at) => {
      const line = lines[at]
      const found = line ? worthSigns(line) : NOTHING
      const score = Math.round(1000 * sigmoid(margin(model.worth, found.signs))) / 1000
      return { text: said, start, score, reasons: reasonsOf(found, model.worth, score >= HALF) }
    })
    .sort((a, b) => b.score - a.score || a.start - b.start)
}

const NOTHING: WorthSigns = { signs: new Map(), words: new Map() }
const SAID = new Map([
  ...data.signs.map(({ name, said }) => [name, said] as const),
  ['counted', 'nêu con số'],
  ['number', 'nêu con số'],
  ['share', 'nêu tỷ lệ'],
  ['question mark', 'là câu hỏi'],
  ['no health', 'không nói đến sức khỏe'],
  ['other matter', 'nói chuyện khác'],
])

/** The signs that weigh most for the score, or against it when it is low. */
function reasonsOf({ signs, words }: WorthSigns, { weights }: Linear, worth: boolean): string[] {
  const way = worth ? 1 : -1
  const weighed = [...signs.keys()].flatMap((name) => {
    const said = SAID.get(name)
    const weight = way * (weightOf(weights, signs, name) + weightOf(weights, signs, `${name}+health`))
    if (!said || weight <= 0) return []
    const shown = words.get(name)
    return [{ said: shown ? `${said}: “${shown}”` : said, weight }]
  })
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS)
    .map(({ said }) => said)
}

function weightOf(weights: Linear['weights'], signs: WorthSigns['signs'], name: string): number {
  return (weights[name] ?? 0) * (signs.get(name) ?? 0)
}
