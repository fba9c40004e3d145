/** Reads a piece of text in one of the encodings of before Unicode; null where it holds what that encoding never does. */
type Reader = (piece: string) => string | null

/**
 * TCVN 5712-3 ("ABC", fonts named .Vn…): one letter a byte, shown as windows-1252 where the font is missing. Capitals with a tone are the
 * small letters in a font of capitals. Source: the table of the Vietnamese standard TCVN 5712:1993.
 */
const ABC = tableOf(
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöửõừ÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư',
)

/**
 * VNI for Windows: a letter, and behind it one mark for shape and tone together ("Beänh vieän"). Source: the published VNI table; small
 * letters here, capitals have capital marks.
 */
const VNI_ALONE = tableOf('ñđôơöưííììæỉóĩòịîỵ')
const VNI_TONES = tableOf('ù\u0301ø\u0300û\u0309õ\u0303ï\u0323')
const VNI_SHAPES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  a: tableOf('êăéắèằúẳüẵëặââáấàầåẩãẫäậ'),
  e: tableOf('âêáếàềåểãễäệ'),
  o: tableOf('âôáốàồåổãỗäộ'),
}
/** Letters of both that no Vietnamese word has: without one of them a text is of neither. */
const HINTS = new Set('µ¸¶·¹¨»¾¼½©®ª«¬×÷¡¢§£¤¥¦\u00adÆÇËÎÏÑÖØÜÞßÄÅäåæçëîïñöøüûþ»›º‡‰')

/** The codes 0x80 to 0x9F of windows-1252, which `TextDecoder` gives as control characters in some versions of Node. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WESTERN = new Map(Array.from({ length: 256 }, (_, byte) => [westernLetter(byte), byte]))

function westernLetter(byte: number): string {
  return HIGH[byte - 0x80] ?? String.fromCharCode(byte)
}

const READERS: readonly Reader[] = [asUtf8, asAbc, asVni]
/** Fewer foreign words than this say nothing. */
const FEWEST = 3
const SURE = 0.8
/** Foreign words that are looked at, those of the beginning. */
const LOOKED_AT = 300
/** Letters and whatever these encodings have for letters; tags and punctuation are ASCII in all of them. */
const WORD = /[A-Za-z\u0080-\uffff]+/g

/**
 * A text or page of before Unicode as Unicode: TCVN3 ("BÖnh viÖn"), VNI ("Beänh vieän") or UTF-8 that was read as windows-1252
 * ("Bá»‡nh viá»‡n"), where at least three words are none of today's Vietnamese and nearly all of these become syllables. Any other
 * text stays as it is.
 */
export function fromLegacy(text: string): string {
  if (!hasHint(text)) return text
  const odd: string[] = []
  for (const [word] of text.matchAll(WORD)) {
    if (isOdd(word)) odd.push(word)
    if (odd.length === LOOKED_AT) break
  }
  if (odd.length < FEWEST) return text
  const shares = READERS.map((read) => odd.filter((word) => isRead(read, word)).length / odd.length)
  const most = Math.max(...shares)
  const reader = READERS[shares.indexOf(most)]
  return reader && most >= SURE ? text.replace(WORD, (word) => reader(word) ?? word) : text
}

function hasHint(text: string): boolean {
  for (const char of text) if (HINTS.has(char)) return true
  return false
}

/** A sign by itself is a bullet or a quotation mark. */
function isOdd(word: string): boolean {
  return /[a-z]/i.test(word) && hasHint(word)
}

function isRead(read: Reader, word: string): boolean {
  const whole = read(word)
  return whole !== null && isWhole(whole)
}

const INITIAL = '(?:ngh?|nh|gi|gh?|qu|kh?|ph|th|tr|ch|[bcdđhlmnprstvx])?'
const OPEN =
  'a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|ưa|ưi|ưu|uy|uơ|oai|oao|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|uêu'
const CLOSED = '(?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|oa|oă|oe|oo|uâ|uê|iê|yê|uô|ươ|uy|uyê)(?:ng|nh|ch|[cmnpt])'
const SYLLABLE = new RegExp(`^${INITIAL}(?:${OPEN}|${CLOSED})$`)
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A syllable with its shapes where they belong and one tone at most: stricter than `isSyllable`, which is for folded ones. */
function isWhole(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const bare = apart.replace(TONE, '')
  return apart.length - bare.length <= 1 && SYLLABLE.test(bare.normalize('NFC'))
}

function asAbc(piece: string): string | null {
  const read = Array.from(piece, (char) => (char < '\u0080' ? char : ABC.get(char)))
  return read.includes(undefined) ? null : inCapitals(piece, read.join(''))
}

/** "BÖNH" is all in capitals, though its tone is a small letter in this encoding. */
function inCapitals(piece: string, read: string): string {
  const plain = piece.replace(/[^A-Za-z]/g, '')
  return plain.length > 1 && plain === plain.toUpperCase() ? read.toUpperCase() : read
}

function asVni(piece: string): string | null {
  let read = ''
  for (let at = 0; at < piece.length; at++) {
    const [letter, mark] = [piece.charAt(at), piece.charAt(at + 1)]
    const [low, lowMark] = [letter.toLowerCase(), mark.toLowerCase()]
    const alone = VNI_ALONE.get(low)
    if (letter >= '\u0080' && alone === undefined) return null
    const base = alone ?? low
    const shaped = VNI_SHAPES[low]?.get(lowMark)
    const tone = /^[aeouyơư]$/.test(base) ? VNI_TONES.get(lowMark) : undefined
    const whole = shaped ?? (tone === undefined ? base : base + tone)
    if (whole !== base) at++
    read += letter === low ? whole : whole.toUpperCase()
  }
  return read.normalize('NFC')
}

function asUtf8(piece: string): string | null {
  const bytes = Array.from(piece, (char) => WESTERN.get(char))
  if (bytes.includes(undefined)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true })
      .decode(Uint8Array.from(bytes as number[]))
      .normalize('NFC')
  } catch {
    return null
  }
}

/** Pairs of letters, one behind the other: what is written and what it stands for. */
function tableOf(pairs: string): ReadonlyMap<string, string> {
  const letters = [...pairs]
  return new Map(letters.flatMap((letter, i) => (i % 2 === 0 ? [[letter, letters[i + 1] ?? '']] : [])))
}
