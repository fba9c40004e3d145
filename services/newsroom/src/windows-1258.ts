import iconv from 'iconv-lite'

/**
 * Encodes Vietnamese HTML as windows-1258: the code page has ă â đ ê ô ơ ư as letters and the five tones as
 * combining marks, so "ấ" becomes "â" + acute. Characters outside the code page become numeric entities.
 */
export function encodeWindows1258(html: string): Uint8Array {
  const split = html.normalize('NFD').replace(/([a-z])(\u0323?)([\u0302\u0306\u031b])/gi, shapeFirst)
  return iconv.encode(Array.from(split, orEntity).join(''), 'windows-1258')
}

function shapeFirst(_all: string, letter: string, dot: string, shape: string): string {
  return (letter + shape).normalize('NFC') + dot
}

function orEntity(char: string): string {
  if (char <= '\u007f') return char
  const back = iconv.decode(iconv.encode(char, 'windows-1258'), 'windows-1258')
  return back === char ? char : `&#${char.codePointAt(0)};`
}
