import {
  CAPITAL,
  currentProvince,
  fold,
  foldNormalised,
  kindsAt,
  LETTER,
  MARK,
  normalise,
  remembered,
  sizeOf,
  spellOutNames,
} from '@chudong/vietnamese'

const MOST_CHARS = 3_000
const MOST_NAMES = 24
const MOST_WORDS = 4
/** Names that stand in reports of every event. */
const EVERYWHERE = new Set(['viet nam', 'bo y', 'so y'])

/**
 * Folded proper names of a text, at most 24: what two reports of one event share when they share few words. A longer name
 * counts by its pairs of neighbouring words, so that "Phòng khám Đông Á Phúc Hưng" meets "Phúc Hưng"; provinces are left out.
 */
export function namesIn(title: string, text: string): string[] {
  const found = new Set<string>()
  for (const name of namesOf(`${title}\n${text.slice(0, MOST_CHARS)}`.normalize('NFC'))) {
    for (const pair of pairsOf(name)) found.add(pair)
    if (found.size >= MOST_NAMES) break
  }
  return [...found].slice(0, MOST_NAMES)
}

/** Words with capitals in a row, kept apart by a space or a hyphen: "Út Mười", "Thiên Hòa Phát", "Linh Xuân". */
function* namesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const first = endOfCapitalised(text, at)
    if (first === at) {
      at += sizeOf(kindsAt(text, at))
      continue
    }
    let end = first
    for (let next = end; isJoint(text.charCodeAt(end)); end = next) {
      next = endOfCapitalised(text, end + 1)
      if (next === end + 1) break
    }
    if (end > first) yield text.slice(at, end)
    at = end
  }
}

/** Where a word ends that begins here with a capital; here, if none does. */
function endOfCapitalised(text: string, from: number): number {
  let kinds = kindsAt(text, from)
  if ((kinds & CAPITAL) === 0) return from
  let at = from
  for (; kinds & (LETTER | MARK); kinds = kindsAt(text, at)) at += sizeOf(kinds)
  return at
}

function isJoint(code: number): boolean {
  return code === 0x20 || code === 0x2d
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
