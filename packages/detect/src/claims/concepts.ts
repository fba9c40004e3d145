import {
  fold,
  hasTonesNormalised,
  haveTones,
  mayStandAt,
  phraseLists,
  provinces,
  restoreTones,
  type Word,
  wordOf,
  wordsMeant,
} from '@chudong/vietnamese'
import table from '../../data/claims/claim-synonyms.json' with { type: 'json' }
import type { PlainText } from './words.ts'

/** Concepts of each phrase; a place's name or nickname is the concept "@" and its current province. */
const CONCEPTS = conceptsByPhrase()
const PHRASES = [...CONCEPTS.keys()]
const findToned = phraseLists([PHRASES])
/** Without tones a short single syllable can be many words ("tả" is then "ta"). */
const LEAST_LETTERS = 4
const FOLDED = byFolded(PHRASES.filter((phrase) => isPlain(phrase)))
const findFolded = phraseLists([[...FOLDED.keys()]])
/** Of a text so much is read for its concepts. */
export const CONCEPT_CHARS = 4_000

/**
 * What a text speaks of, by the names of `claim-synonyms.json`, and provinces as "@Cần Thơ", each once in order:
 * "ngọt máu 10 năm, sắc nồi lá" → diabetes, leaf.
 */
export function conceptsOf({ plain, words }: PlainText): string[] {
  const meant = wordsMeant(plain, words)
  const found = isToned(plain, words) ? phrasesIn(meant) : withoutTones(meant)
  return [...new Set(found.flatMap((phrase) => CONCEPTS.get(phrase) ?? []))]
}

/** Most texts hold neither numbers nor loose marks: their words are their tokens. */
function isToned(plain: string, typed: readonly Word[]): boolean {
  return /[\p{N}\p{M}]/u.test(plain) ? hasTonesNormalised(plain) : haveTones(typed)
}

function phrasesIn(words: readonly Word[]): string[] {
  const [found = []] = findToned(words.map(({ number }) => number))
  return found.map(({ phrase }) => phrase)
}

/** By the likeliest tones; and what could be meant without them, where more than half of a phrase agrees with those. */
function withoutTones(words: readonly Word[]): string[] {
  const restored = restoreTones(words.map(({ folded }) => folded))
  const [maybe = []] = findFolded(words.map(({ foldedNumber }) => foldedNumber))
  const could = maybe.flatMap(({ phrase, start }) =>
    (FOLDED.get(phrase) ?? []).filter((meant) => mayStandAt(meant.split(' '), restored, start)),
  )
  return [...phrasesIn(restored.map(wordOf)), ...could]
}

function isPlain(phrase: string): boolean {
  return phrase.includes(' ') || phrase === fold(phrase) || phrase.length >= LEAST_LETTERS
}

function byFolded(phrases: readonly string[]): Map<string, string[]> {
  const folded = new Map<string, string[]>()
  for (const phrase of phrases) folded.set(fold(phrase), [...(folded.get(fold(phrase)) ?? []), phrase])
  return folded
}

function conceptsByPhrase(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (phrase: string, concept: string) => found.set(phrase, [...(found.get(phrase) ?? []), concept])
  for (const [concept, phrases] of Object.entries(table.concepts))
    for (const phrase of phrases) add(phrase, concept)
  for (const [province, phrases] of Object.entries(table.places))
    for (const phrase of phrases) add(phrase, `@${province}`)
  for (const { name, shortNames } of provinces())
    for (const written of [name, ...shortNames]) add(written.toLowerCase(), `@${name}`)
  return found
}
