import type { Reason } from '@chudong/domain'
import { type Compiled, compiled, HEADS } from './compiled.ts'
import type { JudgeModel } from './model.ts'
import type { Line, Reading } from './read.ts'
import type { Fired } from './rules.ts'

const QUOTE = 300
const MAX_RULES = 6
const MAX_WORDS = 3
const INCIDENT = HEADS.indexOf('incident')

interface Judged {
  reading: Reading
  fired: readonly Fired[]
  model: JudgeModel
  place: { province: string; quote: string }
  /** A person is asked or alarmed: then the judgement always has a reason. */
  raised: boolean
}

/** Why a text was judged as it was, strongest first: rules with their sentences, the learned words that weigh most, the place. */
export function reasonsOf({ reading, fired, model, place, raised }: Judged): Reason[] {
  const words = raised ? tellingWords(reading, model) : []
  const where = place.province === '' ? [] : [{ rule: 'Địa điểm', quote: quote(place.quote) }]
  return [...ruleReasons(fired, model), ...words, ...where]
}

function ruleReasons(fired: readonly Fired[], model: JudgeModel): Reason[] {
  const weighed = new Map<string, Reason>()
  for (const { rule, line } of fired) {
    const weight = model.incident.weights[`!${rule.name}`] ?? (rule.type === null ? -0.5 : 0.5)
    if (!weighed.has(rule.name)) weighed.set(rule.name, { rule: rule.label, quote: quote(line.text), weight })
  }
  return [...weighed.values()]
    .sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0))
    .slice(0, MAX_RULES)
}

interface Weighed {
  line: Line
  words: { said: string; weight: number }[]
  sum: number
  /** Of one word, as rules have theirs. */
  weight: number
}

/** The sentence whose words speak most for an incident, and which words those are. */
function tellingWords(reading: Reading, model: JudgeModel): Reason[] {
  const ready = compiled(model)
  const [best] = reading.lines.map((line) => weigh(line, ready)).sort((a, b) => b.sum - a.sum)
  if (!best || best.words.length === 0) return []
  const said = best.words.map((word) => `“${word.said}”`).join(', ')
  return [{ rule: `Từ ngữ: ${said}`, quote: quote(best.line.text), weight: best.weight }]
}

function weigh(line: Line, ready: Compiled): Weighed {
  const spoken = pairsFor(line, ready).sort((a, b) => b.weight - a.weight)
  const words: typeof spoken = []
  for (const word of spoken)
    if (words.length < MAX_WORDS && words.every(({ at }) => Math.abs(at - word.at) > 1)) words.push(word)
  const sum = words.reduce((total, { weight }) => total + weight, 0)
  return { line, words, sum, weight: Math.round((100 * sum) / Math.max(1, words.length)) / 100 }
}

/** Pairs of syllables that speak for an incident: as they were written, and where they stand. */
function pairsFor({ toned, foldedNumbers }: Line, { panel, pairs }: Compiled) {
  const found: { said: string; at: number; weight: number }[] = []
  for (let at = 0; at + 1 < toned.length; at++) {
    const [first, second] = [foldedNumbers[at] as number, foldedNumbers[at + 1] as number]
    const row = first === 0 || second === 0 ? -1 : pairs.get(first, second)
    const weight = row < 0 ? 0 : (panel.weights[row * panel.biases.length + INCIDENT] ?? 0)
    if (weight > 0) found.push({ said: `${toned[at]} ${toned[at + 1]}`, at, weight })
  }
  return found
}

function quote(text: string): string {
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1)}…`
}
