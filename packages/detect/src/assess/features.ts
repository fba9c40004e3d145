import type { AssessInput } from '@chudong/domain'
import { fillLost } from '@chudong/vietnamese'
import { type Counts, counts } from './counts.ts'
import type { Line, Reading } from './read.ts'
import type { Fired } from './rules.ts'

/** What a text shows, by readable name: "poison", "poison@lead", "food+poison", "=ổ dịch". */
export type Features = Map<string, number>

const SUBJECTS = new Set(
  'facility authority staff patient medicine food toxfood cosmetic supplement school worker insurance disease officials vietnam firsthand animal abroad diaspora traffic crime recent future celebrity human'.split(
    ' ',
  ),
)
const ACTS = new Set(
  'poison poisonchem gut symptom severe admit death infected bite fake adulterant recall arrest police sanction seize malpractice aefi shortage violence facilityharm corruption illegalpractice pollution rumour complaint inquiry advice policy stats achieve drill old anniv advert disaster research border court trade find noabroad'.split(
    ' ',
  ),
)

/** All features of a text: its signs, and its words by name. */
export function features(reading: Reading, input: AssessInput, fired: readonly Fired[]): Features {
  return withWords(signsIn(reading, input, fired), reading)
}

/** All features but words. Pairs count when both stand in one sentence; `@lead` is the title or first sentence. */
export function signsIn(reading: Reading, input: AssessInput, fired: readonly Fired[]): Features {
  const found: Features = new Map()
  for (const { rule, line } of fired) {
    raise(found, `!${rule.name}`, line.lead ? 1.5 : 1)
    raise(found, rule.type === null ? '!against' : '!for', line.lead ? 1.5 : 1)
    if (rule.type) raise(found, `!${rule.type}`, line.lead ? 1.5 : 1)
  }
  for (const line of reading.lines) lineSigns(line, found)
  shapeFeatures(input, counts(reading), found)
  return found
}

function lineSigns(line: Line, found: Features): void {
  for (const concept of line.concepts) {
    raise(found, concept, 1)
    if (line.lead) raise(found, `${concept}@lead`, 0.7)
    if (!SUBJECTS.has(concept)) continue
    for (const other of line.concepts) if (ACTS.has(other)) raise(found, `${concept}+${other}`, 0.6)
  }
  for (const hit of line.hits) raise(found, hit.entry.feature, 0.5)
}

/** The signs of a text and its words: syllables and pairs of them, folded, so that they count the same without tones. */
export function withWords(signs: Features, { lines }: Reading): Features {
  const found: Features = new Map(signs)
  for (const { folded } of lines) {
    for (let i = 0; i < folded.length; i++) {
      const word = folded[i] ?? ''
      if (!isWord(word)) continue
      raise(found, `.${word}`, WORD)
      const next = folded[i + 1]
      if (next !== undefined && isWord(next)) raise(found, `.${word} ${next}`, WORD)
    }
  }
  return found
}

/** A number is no word: it says how many, not what. */
export function isWord(word: string): boolean {
  const first = word.charCodeAt(0)
  return first < 48 || first > 57
}

/** Words count for less than rules and concepts: they say what a writer likes, not what happened. */
const WORD = 0.3

function shapeFeatures(input: AssessInput, people: Counts, found: Features): void {
  const text = input.text
  if (people.cases !== null) raise(found, '#ill', 1)
  if (people.deaths !== null && people.deaths > 0) raise(found, '#dead', 1)
  if ((people.cases ?? 0) >= 5) raise(found, '#many', 1)
  if (asksSomething(text)) raise(found, '#question', 0.5)
  if (/\b\d{1,2}[/-]\d{1,2}\b/.test(text)) raise(found, '#date', 0.5)
  if (text.includes('#') && /#\p{L}/u.test(text)) raise(found, '#hashtag', 0.5)
  if (speaksOfOldYear(text, input.publishedAt)) raise(found, '#old-year', 1)
}

/** What a code page lacks comes back as "?" too: a question mark stands at a word or ends a line. */
const QUESTION = /[\p{L}\p{N}"”’)\]]\?|\s\?\s*$/mu

function asksSomething(text: string): boolean {
  return text.includes('?') && QUESTION.test(text) && QUESTION.test(fillLost(text))
}

/** A year at least two before the text's own ("mùa rét 1998"): a sign of history retold. */
function speaksOfOldYear(text: string, at: Date | undefined): boolean {
  const limit = (at?.getUTCFullYear() ?? 2024) - 2
  return [...text.matchAll(/\b(1[89]\d\d|20\d\d)\b/g)].some((m) => Number(m[1]) <= limit)
}

function raise(found: Features, name: string, value: number): void {
  if ((found.get(name) ?? 0) < value) found.set(name, value)
}
