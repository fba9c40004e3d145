import { phraseLists } from '@chudong/vietnamese'
import data from '../../data/check-worthy.json' with { type: 'json' }
import type { Features } from '../assess/features.ts'
import type { Line } from '../assess/read.ts'
import type { Hit } from '../assess/scan.ts'

/** What a sentence shows of being worth a check, and the words that show it, as they are read. */
export interface WorthSigns {
  signs: Features
  /** Sign → its first words in the sentence. */
  words: ReadonlyMap<string, string>
}

const SIGNS = data.signs
const findSigns = phraseLists(SIGNS.map(({ phrases }) => phrases))
const findHealth = phraseLists([data.health])
const findPeople = phraseLists([data.people])
const HEALTH = new Set(data.concepts)
const OFF = new Set(data.off)
const NUMERALS = new Set(data.numerals)
const TIMES = new Set(data.times)
/** Words between a number and the people it counts: "63 nữ công nhân". */
const REACH = 2
/** Fewer words hardly say who did what. */
const SHORT = 6

/** The signs of one sentence: kinds of words, whether it speaks of health, what it counts, and its form. */
export function worthSigns(line: Line): WorthSigns {
  const signs: Features = new Map()
  const words = new Map<string, string>()
  const health = speaksOfHealth(line)
  const phrases = findSigns(line.numbers)
  for (const [at, sign] of SIGNS.entries()) {
    const places = [...(phrases[at] ?? []), ...hitsOf(line, sign.concepts)]
    const [first] = places
    if (!first) continue
    signs.set(sign.name, places.length > 1 ? MORE : 1)
    if (sign.health && health) signs.set(`${sign.name}+health`, 1)
    if (sign.name === 'advice' && first.start < 2) signs.set('advice first', 1)
    words.set(sign.name, line.toned.slice(first.start, first.end).join(' '))
  }
  countSigns(line, signs, words)
  formSigns(line, signs)
  signs.set(health ? 'health' : 'no health', 1)
  if ([...line.concepts].some((concept) => OFF.has(concept))) signs.set('other matter', 1)
  return { signs, words }
}

/** A second word of a kind says a little more than the first. */
const MORE = 1.3

function hitsOf(line: Line, concepts: readonly string[]): readonly Hit[] {
  return concepts.length === 0 ? [] : line.hits.filter(({ entry }) => concepts.includes(entry.concept))
}

function speaksOfHealth(line: Line): boolean {
  return (
    [...line.concepts].some((concept) => HEALTH.has(concept)) ||
    (findHealth(line.numbers)[0] ?? []).length > 0
  )
}

/** People and samples that are counted, shares; a number of hours, days or floors speaks for a notice. */
function countSigns({ toned, numbers }: Line, signs: Features, words: Map<string, string>): void {
  const counted = findPeople(numbers)[0] ?? []
  for (const [at, word] of toned.entries()) {
    if (!isNumber(word)) continue
    const noun = counted.find(({ start }) => start > at && start <= at + 1 + REACH)
    if (noun) {
      signs.set('counted', 1)
      words.set('counted', toned.slice(at, noun.end).join(' '))
    } else if (TIMES.has(toned[at + 1] ?? '') || TIMES.has(toned[at - 1] ?? '')) signs.set('time', 1)
    else if (/\d/.test(word)) signs.set('number', 1)
  }
}

function isNumber(word: string): boolean {
  return /^\d/.test(word) || NUMERALS.has(word)
}

function formSigns({ text, toned }: Line, signs: Features): void {
  if (text.includes('?')) signs.set('question mark', 1)
  if (/\d\s?%/.test(text)) signs.set('share', 1)
  if (toned.length < SHORT) signs.set('short', 1)
  if (/^(mình|tôi|tui|em|e|tao|con|mẹ|vợ)$/.test(toned[0] ?? '')) signs.set('begins with I', 1)
}
