import { Buffer } from 'node:buffer'

const HEAD_BYTES = 4096
const SAMPLE_BYTES = 256 * 1024

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  unicode: 'utf-8',
  'utf-16': 'utf-16le',
  'unicode-1-1-utf-8': 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  cp1252: 'windows-1252',
  cp1258: 'windows-1258',
  'x-cp1258': 'windows-1258',
}

/** The encoding named by a byte order mark at the start of the page, or null. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/**
 * The charset stated by the HTTP `Content-Type`, else by the first `<meta>` in the first 4 KB, as one lower-case
 * name; null when nothing is stated. A page whose `<meta>` can be read as ASCII cannot be UTF-16.
 */
export function declaredCharset(bytes: Uint8Array, contentType: string | null): string | null {
  const fromHttp = /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec((contentType ?? '').slice(0, 500))?.[1]
  if (fromHttp) return canonicalName(fromHttp)
  if (isUtf16(bytes, 1)) return 'utf-16le'
  if (isUtf16(bytes, 0)) return 'utf-16be'
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    'latin1',
  )
  const fromMeta = /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i.exec(head)?.[1]
  const name = fromMeta ? canonicalName(fromMeta) : null
  return name?.startsWith('utf-16') ? 'utf-8' : name
}

function canonicalName(name: string): string {
  const lower = name.toLowerCase()
  return ALIASES[lower] ?? lower
}

/** Mostly-ASCII text in UTF-16 has a zero in every other byte. */
function isUtf16(bytes: Uint8Array, zeroAt: 0 | 1): boolean {
  const length = Math.min(bytes.length, 512)
  if (length < 8) return false
  let zeros = 0
  for (let i = zeroAt; i < length; i += 2) if (bytes[i] === 0) zeros += 1
  return zeros > length * 0.35
}

/** True for cut or spoilt UTF-8: at least nine of ten multi-byte sequences are valid. */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  let i = 0
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0
    const length = lead < 0x80 ? 1 : sequenceLength(bytes, i, lead)
    if (length === 0) bad += 1
    else if (lead >= 0x80) good += 1
    i += length || 1
  }
  return good >= bad * 9
}

function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (length === 0 || lead >= 0xf5) return 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

const TONE_BYTES = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2])
const VOWELS = new Set([
  ...Buffer.from('aeiouyAEIOUY', 'latin1'),
  0xe2,
  0xca,
  0xea,
  0xd4,
  0xf4,
  0xc2,
  0xe3,
  0xc3,
  0xf5,
  0xd5,
  0xfd,
  0xdd,
])
const VIETNAMESE_LETTERS = new Set([0xf0, 0xd0, 0xfd, 0xdd, 0xf5, 0xd5, 0xe3, 0xc3])

/**
 * `windows-1258` when bytes above 127 mostly read as Vietnamese (tone byte after a vowel, đ ơ ư ă), else
 * `windows-1252`.
 */
export function guessCharset(bytes: Uint8Array): 'windows-1258' | 'windows-1252' {
  let high = 0
  let tones = 0
  let letters = 0
  for (let i = 0; i < Math.min(bytes.length, SAMPLE_BYTES); i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    high += 1
    if (TONE_BYTES.has(byte) && VOWELS.has(bytes[i - 1] ?? 0)) tones += 1
    else if (VIETNAMESE_LETTERS.has(byte)) letters += 1
  }
  return tones >= 3 && tones + letters > high * 0.35 ? 'windows-1258' : 'windows-1252'
}
