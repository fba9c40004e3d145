const FIRST = '(?:mot|hai|ba|bon|nam|sau|bay|tam|chin)'
const LAST = '(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)'
const TENS = `(?:${FIRST} (?:muoi|chuc)(?: ${LAST})?|muoi ${LAST})`
const LONG = new RegExp(`(?:^| )(${FIRST} tram(?: (?:(?:linh|le) ${LAST}|${TENS}))?|${TENS})$`)
/** A number in words has at most so many. */
const MOST_WORDS = 5

const WORDS: Readonly<Record<string, string>> = {
  mot: 'một',
  hai: 'hai',
  ba: 'ba',
  bon: 'bốn',
  tu: 'tư',
  nam: 'năm',
  lam: 'lăm',
  sau: 'sáu',
  bay: 'bảy',
  tam: 'tám',
  chin: 'chín',
  muoi: 'mười',
  chuc: 'chục',
  tram: 'trăm',
  linh: 'linh',
  le: 'lẻ',
}

/**
 * A number of several words that ends before a place in folded words, with its tones: "hai muoi tu" → hai mươi tư. With tens or
 * hundreds in it, it is hardly anything else. Empty where there is none.
 */
export function longNumberBefore(folded: readonly string[], at: number): readonly string[] {
  if (WORDS[folded[at - 1] ?? ''] === undefined) return []
  const found = LONG.exec(folded.slice(Math.max(0, at - MOST_WORDS), at).join(' '))?.[1]?.split(' ') ?? []
  return found.map((word, i) =>
    word === 'muoi' && i > 0 && found[i - 1] !== 'tram' ? 'mươi' : (WORDS[word] ?? word),
  )
}
