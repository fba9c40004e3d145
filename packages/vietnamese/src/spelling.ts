const GLIDE = /[oO][áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸ]|[uU][ýỳỷỹỵÝỲỶỸỴ]|[óòỏõọÓÒỎÕỌ][aeAE]|[úùủũụÚÙỦŨỤ][aeoyAEOY]/g
const LETTER = /\p{L}/u
/** Letters, or half of a pair of surrogates that may be one. */
const BEFORE_DOT = /[\p{L}\ud800-\udfff]/u
const BEHIND_DOT = /[\p{Ll}\ud800-\udfff]/u

/**
 * One place for the tone mark: the traditional one in open syllables ("hoà" → "hòa", "thuỷ" → "thủy"), the
 * second vowel before a final letter ("hòan" → "hoàn") and after q ("qúy" → "quý").
 * Source: the two customs of Vietnamese spelling; administrative names use the traditional one ("Hòa Bình").
 */
export function placeTones(text: string): string {
  return text.replace(GLIDE, (pair: string, at: number) => {
    const afterQ = /[qQ]/.test(text.charAt(at - 1))
    const closed = LETTER.test(text.charAt(at + 2))
    const onSecond = /[oOuU]/.test(pair.charAt(0))
    if (onSecond) return closed || afterQ ? pair : moveTone(pair, 1, 0)
    if (afterQ) return moveTone(pair, 0, 1)
    return closed && /[òóỏõọÒÓỎÕỌ].|.[yY]/.test(pair) ? moveTone(pair, 0, 1) : pair
  })
}

function moveTone(pair: string, from: 0 | 1, to: 0 | 1): string {
  const [bare = '', tone = ''] = pair.charAt(from).normalize('NFD')
  const other = (pair.charAt(to) + tone).normalize('NFC')
  return to === 0 ? other + bare : bare + other
}

const DOTTED = /(?<![\p{L}\p{N}.@/])\p{L}{1,4}(?:\.\p{Ll}{1,4}){1,5}(?![\p{L}\p{N}@/]|\.\p{L})/gu
const SYLLABLE = /^(?:ngh?|nh|gi|gh|g|qu|kh|ph|th|tr|ch|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/
const NO_VOWEL = /^[^aeiouy]+$/

/** Joins a syllable that dots keep apart from filters: "ch.ết" → "chết"; "TP.HCM" and "bs.an" stay. */
export function joinDotted(text: string): string {
  if (!hasDotBetweenLetters(text)) return text
  return text.replace(DOTTED, (run) => {
    const bare = run.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd')
    const hasLoneConsonants = bare.split('.').some((piece) => NO_VOWEL.test(piece))
    const joined = bare.replaceAll('.', '')
    return hasLoneConsonants && SYLLABLE.test(joined) ? run.replaceAll('.', '') : run
  })
}

/** Most texts have none, and looking at their dots is much faster than the pattern. */
export function hasDotBetweenLetters(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1))
    if (BEHIND_DOT.test(text.charAt(at + 1)) && BEFORE_DOT.test(text.charAt(at - 1))) return true
  return false
}

/** "nghiêng" has seven letters; its mark and its tone may stand apart. */
const LONGEST = 12

/** True for a string that could be one Vietnamese syllable, folded or not ("nghiêng", "thuoc"). */
export function isSyllable(word: string): boolean {
  if (word.length > LONGEST) return false
  return SYLLABLE.test(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd'))
}
