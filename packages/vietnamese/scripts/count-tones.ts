/**
 * Counts how syllables and their pairs are written with tones: `npx tsx packages/vietnamese/scripts/count-tones.ts`.
 * Writes data/tones.json from the project's own texts and lists; the same texts give the same file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { foldNormalised, hasTones, tokens } from '../src/index.ts'
import { sameNumber } from '../src/tones.ts'

const detect = new URL('../../detect/data/', import.meta.url)
/** A phrase of the lists is worth so many sentences. */
const LISTED = 2
/** One of the language's common expressions stands for more: our texts speak of little but health. */
const COMMON = 10

/** Spellings of posts, which no Vietnamese syllable has. */
const TEENCODE = /^[fjwz]|^k[aăâoôơuưáàảãạóòỏõọốồổỗộ]/

const syllables = new Map<string, Map<string, number>>()
const pairs = new Map<string, number>()

/** Texts of the writers that no model learns stay out here too. */
const HELD_OUT = new Set(['items-i.jsonl', 'items-j.jsonl', 'items-k.jsonl'])
const files = readdirSync(new URL('authored/', detect)).filter((name) => name.endsWith('.jsonl'))
for (const file of files.filter((name) => !HELD_OUT.has(name)))
  for (const line of readFileSync(new URL(`authored/${file}`, detect), 'utf8')
    .trim()
    .split('\n'))
    for (const text of textsIn(JSON.parse(line))) if (hasTones(text)) count(text, 1)
for (const list of ['lexicon', 'diseases'])
  for (const text of textsIn(JSON.parse(readFileSync(new URL(`${list}.json`, detect), 'utf8'))))
    count(text, LISTED)
for (const text of textsIn(
  JSON.parse(readFileSync(new URL('../data/expressions.json', import.meta.url), 'utf8')),
))
  count(text, COMMON)
/** Everyday pairs, each a phrase of a list. */
const { followed } = JSON.parse(
  readFileSync(new URL('../data/neighbours.json', import.meta.url), 'utf8'),
) as {
  followed: Record<string, string>
}
for (const [first, seconds] of Object.entries(followed))
  for (const second of seconds.split(' ')) count(`${first} ${second}`, LISTED)

write()

/** Every string of a value but ids and addresses: those hold no blank. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

function count(text: string, times: number): void {
  for (const sentence of text.split(/[.!?\n]+/)) {
    const words = tokens(sentence)
      .filter((word) => !TEENCODE.test(word))
      .map(sameNumber)
    for (const [i, word] of words.entries()) {
      const folded = foldNormalised(word)
      const ways = syllables.get(folded) ?? new Map<string, number>()
      syllables.set(folded, ways.set(word, (ways.get(word) ?? 0) + times))
      const next = words[i + 1]
      if (next !== undefined) pairs.set(`${word} ${next}`, (pairs.get(`${word} ${next}`) ?? 0) + times)
    }
  }
}

function write(): void {
  const byName = <T>(a: readonly [string, T], b: readonly [string, T]) => (a[0] < b[0] ? -1 : 1)
  const sorted = (found: Map<string, number>) => Object.fromEntries([...found].sort(byName))
  const written = {
    syllables: Object.fromEntries(
      [...syllables].sort(byName).map(([folded, ways]) => [folded, sorted(ways)]),
    ),
    pairs: sorted(pairs),
  }
  writeFileSync(new URL('../data/tones.json', import.meta.url), `${JSON.stringify(written)}\n`)
}
