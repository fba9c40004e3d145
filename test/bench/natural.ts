/**
 * Is the package `natural` better than our own tokens and title comparison? Correctness on composed and decomposed
 * text, processor time, and how well title distance tells reprints. Usage: npx tsx test/bench/natural.ts <ktlab folder>
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fold, foldedTokens, tokens } from '@chudong/vietnamese'

const load = createRequire(import.meta.url)
const { AggressiveTokenizerVi } = load('natural/lib/natural/tokenizers') as {
  AggressiveTokenizerVi: new () => { tokenize(text: string): string[] }
}
const { JaroWinklerDistance, LevenshteinDistance } = load('natural/lib/natural/distance') as {
  JaroWinklerDistance(a: string, b: string): number
  LevenshteinDistance(a: string, b: string): number
}
const theirs = new AggressiveTokenizerVi()

const folder = process.argv[2]
if (!folder) throw new Error('give the folder that holds articles.jsonl')
const rows = readFileSync(join(folder, 'articles.jsonl'), 'utf8').trim().split('\n').map(read)

function read(line: string): { cluster: number; title: string; text: string } {
  const row = JSON.parse(line) as { cluster: number; info: string; body: string }
  const title = /TITLE: (.*)/.exec(row.info)?.[1]?.replaceAll('_', ' ').trim() ?? ''
  return { cluster: row.cluster, title, text: row.body }
}

const say = (line: string) => process.stdout.write(`${line}\n`)

function cpu(work: () => void): number {
  work()
  const before = process.cpuUsage()
  work()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}

const texts = rows.map((row) => row.text)
const characters = texts.reduce((sum, text) => sum + text.length, 0)
for (const [name, split] of [
  ['natural AggressiveTokenizerVi', (t: string) => theirs.tokenize(t)],
  ['our tokens', tokens],
] as const) {
  const ms = cpu(() => {
    for (const text of texts) split(text)
  })
  const same = texts.filter(
    (text) =>
      split(text.normalize('NFD')).join(' ').normalize('NFC') === split(text).join(' ').normalize('NFC'),
  )
  say(
    `${name}: ${(characters / ms / 1000).toFixed(1)} M characters/s; same tokens for NFD: ${same.length} of ${texts.length}`,
  )
}
say(
  `natural on "Ổ dịch A/H5N1: 1.200 ca": ${theirs.tokenize('Ổ dịch A/H5N1: 1.200 ca').join('|')}; ours: ${tokens('Ổ dịch A/H5N1: 1.200 ca').join('|')}`,
)

const titles = rows.map((row) => ({
  cluster: row.cluster,
  folded: fold(row.title),
  words: new Set(foldedTokens(row.title)),
}))
type Title = (typeof titles)[number]
const measures: [string, (a: Title, b: Title) => number][] = [
  ['natural Jaro-Winkler', (a, b) => JaroWinklerDistance(a.folded, b.folded)],
  [
    'natural Levenshtein',
    (a, b) => -LevenshteinDistance(a.folded, b.folded) / Math.max(a.folded.length, b.folded.length),
  ],
  [
    'shared title words',
    (a, b) =>
      [...a.words].filter((word) => b.words.has(word)).length / Math.sqrt(a.words.size * b.words.size),
  ],
]
const some = titles.slice(0, 150)
for (const [name, measure] of measures) {
  const scored: { same: boolean; value: number }[] = []
  const ms = cpu(() => {
    scored.length = 0
    some.forEach((a, i) => {
      for (const b of some.slice(0, i)) scored.push({ same: a.cluster === b.cluster, value: measure(a, b) })
    })
  })
  say(
    `${name}: AUC of same cluster ${auc(scored).toFixed(3)} (n ${scored.length} title pairs), ${((ms * 1000) / scored.length).toFixed(1)} µs a pair`,
  )
}

/** Chance that a pair of one cluster scores above a pair of two; ties count half. */
function auc(scored: readonly { same: boolean; value: number }[]): number {
  const yes = scored.filter((one) => one.same).map((one) => one.value)
  const no = scored.filter((one) => !one.same).map((one) => one.value)
  let wins = 0
  for (const a of yes) for (const b of no) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (yes.length * no.length)
}
