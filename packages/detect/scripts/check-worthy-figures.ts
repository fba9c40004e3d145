/**
 * Check-worthiness beside simple ways of telling it: `npx tsx packages/detect/scripts/check-worthy-figures.ts` prints how
 * the rankings do on the first mood by five folds; with `second` those on the second mood, with
 * `others` those on sentences of other writers: neither is learned.
 */
import { readFileSync } from 'node:fs'
import { foldedTokens } from '@chudong/vietnamese'
import type { Features } from '../src/assess/features.ts'
import { fit } from '../src/assess/fit.ts'
import { type Linear, margin } from '../src/assess/linear.ts'
import { tableOf } from '../src/assess/table.ts'
import { checkWorthy, ownWorthModel } from '../src/claims/check-worthy.ts'
import { learnWorth, type WorthRow } from '../src/claims/worth-learn.ts'

type Score = (text: string) => number
type Way = (learned: readonly WorthRow[]) => Score
type Labelled = WorthRow & { id: string }

const file = new URL('../data/authored/sentences.jsonl', import.meta.url)
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled)
const first = rows.filter(({ id }) => id.startsWith('a-'))
const parts: Record<string, Labelled[]> = {
  second: rows.filter(({ id }) => id.startsWith('b-')),
  others: rows.filter(({ id }) => id.startsWith('c-')),
}
const FOLDS = 5
const COST = 10

const ways: Record<string, Way> = {
  'signs, in use': (learned) => byWorth(learnWorth(learned)),
  'TF-IDF of syllables and pairs, regression': tfidf,
  'has a number, longest first': () => (text) => (/\d/.test(text) ? 1_000 : 0) + text.length,
}

for (const [name, way] of Object.entries(ways)) {
  const part = parts[process.argv[2] ?? '']
  if (part) print(name, part, scoresOf(part, way(first)))
  else print(name, first, folded(way))
}

function byWorth(worth: Linear): Score {
  return (text) => Math.max(...checkWorthy(text, { ...ownWorthModel, worth }).map(({ score }) => score))
}

function scoresOf(given: readonly Labelled[], score: Score): number[] {
  return given.map(({ text }) => score(text))
}

function folded(way: Way): number[] {
  const scores: number[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const score = way(first.filter((_, i) => i % FOLDS !== fold))
    for (const [i, { text }] of first.entries()) if (i % FOLDS === fold) scores[i] = score(text)
  }
  return scores
}

function tfidf(learned: readonly WorthRow[]): Score {
  const seen = new Map<string, number>()
  for (const { text } of learned)
    for (const term of new Set(termsOf(text))) seen.set(term, (seen.get(term) ?? 0) + 1)
  const weigh = (text: string): Features => {
    const found: Features = new Map()
    for (const term of termsOf(text)) {
      const often = seen.get(term)
      if (often) found.set(term, (found.get(term) ?? 0) + Math.log((1 + learned.length) / (1 + often)) + 1)
    }
    const length = Math.sqrt([...found.values()].reduce((sum, x) => sum + x * x, 0)) || 1
    return new Map([...found].map(([term, x]) => [term, x / length]))
  }
  const model = fit(
    tableOf(learned.map(({ text }) => weigh(text))),
    { yes: learned.map(({ worth }) => worth) },
    { cost: COST },
  )
  return (text) => margin(model, weigh(text))
}

function termsOf(text: string): string[] {
  const words = foldedTokens(text)
  return words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]))
}

function print(name: string, given: readonly Labelled[], scores: readonly number[]): void {
  const order = given
    .map((row, i) => ({ ...row, score: scores[i] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
  const all = given.filter(({ worth }) => worth).length
  let [right, sum, best] = [0, 0, 0]
  for (const [i, { worth }] of order.entries()) {
    if (worth) sum += ++right / (i + 1)
    if (right >= 0.8 * all) best = Math.max(best, right / (i + 1))
  }
  const figures = `average precision ${(sum / all).toFixed(3)}, precision at recall .8 ${best.toFixed(3)}`
  process.stdout.write(`${name}: ${figures} (n ${given.length}, ${all} worth)\n`)
  if (process.env.ERRORS === '1' && name.startsWith('signs')) printErrors(order)
}

function printErrors(order: readonly (Labelled & { score: number })[]): void {
  for (const { id, worth, score, text } of order)
    if (worth !== score >= 0.5) process.stdout.write(`  ${id} ${worth} ${score} ${text}\n`)
}
