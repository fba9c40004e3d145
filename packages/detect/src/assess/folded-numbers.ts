/** Number words as they are read in a compound; "muoi" and "mot" have two readings. */
const TONED: Readonly<Record<string, string>> = {
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
  chuc: 'chục',
  tram: 'trăm',
  linh: 'linh',
  le: 'lẻ',
  ruoi: 'rưỡi',
  ham: 'hăm',
}
const DIGIT = '(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)'
const FIRST = '(?:hai|ba|bon|nam|sau|bay|tam|chin)'
const COMPOUND = new RegExp(
  `(?:^| )(${[
    `(?:mot|${FIRST}) tram(?: (?:linh|le) ${DIGIT}| (?:${FIRST} )?muoi(?: ${DIGIT})?| ruoi)?`,
    `${FIRST} (?:muoi(?: ${DIGIT})?|chuc)`,
    `(?:muoi|ham) ${DIGIT}`,
    '(?:hai|ba|bon|bay|tam|chin) (?:mot|lam|tu)',
    'hai ba|ba bon|bon nam|nam sau|sau bay|bay tam|tam chin',
  ].join('|')})$`,
)
const MOST_WORDS = 6
/** "Tuần sau mười người …", "như sau: ba mươi trẻ …" */
const LATER = /^(ngay|lien|truoc|mai|ve|tuan|thang|nam|hom|bua|buoi|lan|phia|cua|nhu)$/

/**
 * A number of two words and more that ends with a word of a sentence without tones, with its tones ("nam chuc" → năm chục, "hai mot"
 * → hai mốt): together they hardly mean anything else. Null when there is none.
 */
export function compoundAt(folded: readonly string[], last: number): string[] | null {
  const found = COMPOUND.exec(folded.slice(Math.max(0, last - MOST_WORDS + 1), last + 1).join(' '))?.[1]
  if (found === undefined) return null
  const words = found.split(' ')
  if (words[0] === 'sau' && LATER.test(folded[last - words.length] ?? '')) words.shift()
  return words.length < 2 ? null : words.map((word, i) => tonedIn(word, words[i - 1]))
}

function tonedIn(word: string, before: string | undefined): string {
  if (word === 'muoi') return before === undefined || before === 'tram' ? 'mười' : 'mươi'
  if (word === 'mot') return before === undefined || /^(linh|le|ham)$/.test(before) ? 'một' : 'mốt'
  return TONED[word] ?? word
}
