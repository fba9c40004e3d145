import {
  currentProvince,
  fold,
  foldNormalised,
  normalise,
  remembered,
  spellOutNames,
} from '@chudong/vietnamese'

const MOST_CHARS = 3_000
const MOST_NAMES = 24
const MOST_WORDS = 4
/** Two to four words with capitals in a row: "Út Mười", "Thiên Hòa Phát", "Linh Xuân". */
const NAME = /\p{Lu}[\p{L}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{M}]*)+/gu
/** Names that stand in reports of every event. */
const EVERYWHERE = new Set(['viet nam', 'bo y', 'so y'])

/**
 * Folded proper names of a text, at most 24: what two reports of one event share when they share few words. A longer name
 * counts by its pairs of neighbouring words, so that "Phòng khám Đông Á Phúc Hưng" meets "Phúc Hưng"; provinces are left out.
 */
export function namesIn(title: string, text: string): string[] {
  const found = new Set<string>()
  for (const name of `${title}\n${text.slice(0, MOST_CHARS)}`.normalize('NFC').match(NAME) ?? []) {
    for (const pair of pairsOf(name)) found.add(pair)
    if (found.size >= MOST_NAMES) break
  }
  return [...found].slice(0, MOST_NAMES)
}

/** Pairs of words of a name, folded; most names come again. */
const pairsOf = remembered(
  (name): readonly string[] => {
    const words = foldNormalised(spellOutNames(normalise(name))).split(/[ -]/)
    if (words.length > MOST_WORDS || currentProvince(words.join(' ')) !== null) return []
    const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`)
    return pairs.filter((pair) => !EVERYWHERE.has(pair) && currentProvince(pair) === null)
  },
  { most: 10_000, longest: 40 },
)

const KIND = /^(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|dac khu) /

/** Folded names of the places below the province that a judgement found: "huyện Củ Chi" → "cu chi". */
export function placesOf(places: readonly string[]): string[] {
  const bare = places
    .filter((place) => currentProvince(place) === null)
    .map((place) => fold(place).replace(KIND, ''))
  return [...new Set(bare)].slice(0, MOST_NAMES)
}
