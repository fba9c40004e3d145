import data from '../data/teencode.json' with { type: 'json' }
import { remembered } from './remembered.ts'
import { isWritten } from './tone-counts.ts'

const WORDS = new Map(Object.entries(data.words))
/** A letter or two are teencode only beside other teencode: "vitamin k", "10k". */
const LETTERS = new Map(Object.entries(data.letters))
const FOREIGN = new Set(data.foreign)

/** No Vietnamese syllable is spelt so: f-, j-, w-, z-, k- before a, o, u, and a vowel before -g, -h or -k. */
const RESPELT = /^[fjwz]|^k[\p{L}]|(?<=[^bcdđghklmnpqrstvxfjwz])[ghk]$/u
/** What such spellings stand for, likeliest first. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  f: ['ph'],
  j: ['gi', 'g', 'd'],
  w: ['qu'],
  z: ['v', 'd', 'gi'],
  k: ['c', 'k'],
}
const LAST: Readonly<Record<string, readonly string[]>> = { g: ['ng'], h: ['nh'], k: ['ch', 'c'] }

/**
 * Reads teencode in a normalised lower-case text: "đưa vào bv vì fát bệh, ko rõ" → "đưa vào bệnh viện vì phát bệnh, không rõ".
 * A respelt syllable is read only where the reading is a syllable that the project's texts have; all else stays.
 */
export function spellOut(text: string): string {
  let found = false
  const spelt = text.replace(/\p{L}{2,7}/gu, (word) => {
    const meant = meaningOf(word)
    found ||= meant !== null
    return meant ?? word
  })
  if (!found) return text
  return spelt
    .replace(/(?<=(?:bệnh|nhập|xuất|vào|nằm) )v(?!\p{L})/gu, 'viện')
    .replace(/(?<![\p{L}\p{N}])\p{L}{1,3}(?![\p{L}\p{N}])/gu, (word) => LETTERS.get(word) ?? word)
}

/** As `spellOut`, word by word and with its capitals: names of places come back ("Quảg Nih" → "Quảng Ninh"). Lines stay lines. */
export function spellOutNames(text: string): string {
  return text.replace(/\p{L}{2,7}/gu, (word) => {
    const meant = meaningOf(word.toLowerCase())
    if (meant === null) return word
    if (word === word.toUpperCase()) return meant.toUpperCase()
    return word.charAt(0) === word.charAt(0).toLowerCase()
      ? meant
      : meant.charAt(0).toUpperCase() + meant.slice(1)
  })
}

/** True for a word of teencode, a letter alone too ("k", "ko", "bv"). */
export function isShortForm(word: string): boolean {
  return LETTERS.has(word) || meaningOf(word) !== null
}

const SHORTEST = 2
const LONGEST = 7

/** What a lower-case word of two to seven letters stands for, null when it stands for itself. */
export function meaningOf(word: string): string | null {
  return word.length < SHORTEST || word.length > LONGEST ? null : readWord(word)
}

const readWord = remembered((word) => WORDS.get(word) ?? (RESPELT.test(word) ? respelt(word) : null), {
  most: 20_000,
  longest: LONGEST,
})

function respelt(word: string): string | null {
  return FOREIGN.has(word) || isWritten(word) ? null : (readings(word).find(isWritten) ?? null)
}

function readings(word: string): string[] {
  const first = FIRST[word.charAt(0)]?.map((letters) => letters + word.slice(1)) ?? []
  return [word, ...first].flatMap((begun) => {
    const last = LAST[begun.charAt(begun.length - 1)] ?? []
    return [begun, ...last.map((letters) => begun.slice(0, -1) + letters)]
  })
}
