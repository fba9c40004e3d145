/**
 * Counts how syllables follow each other with tones: `npx tsx packages/vietnamese/scripts/count-tones.ts`.
 * Writes data/syllables.json and data/tones.json from the project's own texts and lists; the same texts give the same files.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hasTones, tokens } from '../src/index.ts'
import { sameNumber } from '../src/tone-counts.ts'

const detect = new URL('../../detect/data/', import.meta.url)
const newsroom = new URL('../../../services/newsroom/content/', import.meta.url)
const own = new URL('../data/', import.meta.url)
/** A phrase of the lists is worth so many sentences. */
const LISTED = 2
/** One of the language's common expressions stands for more: our texts speak of little but health. */
const COMMON = 10

/** Spellings of posts, which no Vietnamese syllable has. */
const TEENCODE = /^[fjwz]|^k[aăâoôơuưáàảãạóòỏõọốồổỗộ]/

/** Words seen behind one and behind two others; nothing ("") stands before a sentence. */
interface Followed {
  times: number
  next: Map<string, Followed>
}
const words = new Set<string>()
const behind: Followed = { times: 0, next: new Map() }

/** Texts of the writers that no model learns stay out here too, and sentences taken from them. */
const HELD_OUT = new Set(
  ['i', 'j', 'k', 'l', 'm'].map((one) => `items-${one}.jsonl`).concat('sentences.jsonl'),
)
const written = readdirSync(new URL('authored/', detect)).filter(
  (name) => name.endsWith('.jsonl') && !HELD_OUT.has(name),
)
for (const name of written)
  for (const line of readFileSync(new URL(`authored/${name}`, detect), 'utf8')
    .trim()
    .split('\n'))
    for (const text of textsIn(JSON.parse(line))) if (hasTones(text)) count(text, 1, true)
for (const name of readdirSync(newsroom)) countAll(new URL(name, newsroom), 1, true)
for (const name of ['tone', 'claims/claim-synonyms', 'counting', 'calendar'])
  countAll(new URL(`${name}.json`, detect), 1)
for (const name of ['everyday', 'landmarks', 'vn-admin-units/communes-2025'])
  countAll(new URL(`${name}.json`, own), 1)
for (const name of ['lexicon', 'diseases']) countAll(new URL(`${name}.json`, detect), LISTED)
countAll(new URL('expressions.json', own), COMMON)
/** Everyday pairs, each a phrase of a list. */
const { followed } = read(new URL('neighbours.json', own)) as { followed: Record<string, string> }
for (const [first, seconds] of Object.entries(followed))
  for (const second of seconds.split(' ')) count(`${first} ${second}`, LISTED)

write()

function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function countAll(file: URL, times: number, whole = false): void {
  for (const text of textsIn(read(file))) count(text, times, whole)
}

/** Every string of a value but ids and addresses: those hold no blank. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

/** Counts a phrase, or `whole` sentences, of which the beginnings count too. */
function count(text: string, times: number, whole = false): void {
  for (const sentence of text.split(/[.!?\n]+/)) {
    const found = tokens(sentence)
      .filter((word) => !TEENCODE.test(word))
      .map(sameNumber)
    for (const word of found) words.add(word)
    const row = whole ? ['', ...found] : found
    for (let i = 0; i + 1 < row.length; i++) {
      const pair = add(add(behind, row[i] ?? '', 0), row[i + 1] ?? '', times)
      const third = row[i + 2]
      if (third !== undefined) add(pair, third, times)
    }
  }
}

function add(to: Followed, word: string, times: number): Followed {
  const found = to.next.get(word) ?? { times: 0, next: new Map<string, Followed>() }
  to.next.set(word, found)
  found.times += times
  return found
}

/** In the order of their letters: they are looked for by halves. */
function sorted(followed: Followed): [string, Followed][] {
  return [...followed.next].sort(([a], [b]) => (a < b ? -1 : 1))
}

function withTimes(word: string, { times }: Followed): string {
  return times === 1 ? word : `${word}:${times}`
}

function group(second: string, followed: Followed): string {
  return [
    withTimes(second, followed),
    ...sorted(followed).map(([third, seen]) => withTimes(third, seen)),
  ].join(' ')
}

function write(): void {
  const after = Object.fromEntries(
    sorted(behind).map(([first, followed]) => [
      first,
      sorted(followed)
        .map(([second, seen]) => group(second, seen))
        .join('|'),
    ]),
  )
  writeFileSync(new URL('syllables.json', own), `${JSON.stringify({ words: [...words].sort().join(' ') })}\n`)
  writeFileSync(new URL('tones.json', own), `${JSON.stringify({ after })}\n`)
}
