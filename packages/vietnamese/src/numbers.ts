import { fold } from './fold.ts'
import { normalise } from './normalise.ts'

const DIGITS: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const SCALES: Record<string, number> = {
  trăm: 100,
  nghìn: 1_000,
  ngàn: 1_000,
  triệu: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
}
const TENS = ['mười', 'mươi', 'chục']
/** "Hăm hai" is 22; without its tone the word is another. */
const TWENTY = 'hăm'
/** Said only after tens, so that tens may go unsaid: "hai lăm" is 25. */
const TAILS = ['lăm', 'nhăm', 'mốt', 'tư']
const FILLERS = ['lẻ', 'linh']
const KNOWN = new Map<string, string>()
for (const word of [...Object.keys(DIGITS), ...Object.keys(SCALES), ...TENS, ...FILLERS, 'rưỡi']) {
  KNOWN.set(word, word)
  if (!KNOWN.has(fold(word))) KNOWN.set(fold(word), word)
}
KNOWN.set(TWENTY, TWENTY)
/** "may chuc", "hang tram", "vai nguoi": a number is meant but none is said. */
const VAGUE = /^(?:hàng|vài|mấy|nhiều|cả|hang|vai|may|nhieu)(?!\p{L})/u
const LEAD =
  /^(?:hơn|gần|khoảng|trên|dưới|ít nhất|tổng cộng|có|đã có|thêm|hon|gan|khoang|it nhat|tong cong|co|them)\s+/u

/**
 * The number a text begins with, in figures or words: "1.200" → 1200, "1,5 triệu" → 1500000, "hai mươi ba" → 23,
 * "3 ca" → 3, "hơn 30 người" → 30. Null when it begins with none or a vague one ("hàng chục", "vài người", "hơn chục").
 */
export function parseNumber(text: string): number | null {
  const plain = normalise(text.slice(0, 200)).toLowerCase().trim()
  if (VAGUE.test(plain)) return null
  const rest = plain.replace(LEAD, '')
  return /^\d/.test(rest) ? figures(rest) : words(rest)
}

function figures(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d{1,12}(?:[.,]\d{1,2})?)(?![\d])\s*(\p{L}*)/u.exec(text)
  if (!match?.[1]) return null
  const grouped = /^\d{1,3}(?:[.,\s]\d{3})+$/.test(match[1])
  const value = Number(grouped ? match[1].replace(/[.,\s]/g, '') : match[1].replace(',', '.'))
  const scale = SCALES[KNOWN.get(match[2] ?? '') ?? ''] ?? 1
  return Number.isFinite(value) ? Math.round(value * scale * 1000) / 1000 : null
}

interface Sum {
  /** Finished thousands, millions… */
  total: number
  /** The part below the next scale. */
  part: number
  /** A digit that waits for its scale. */
  digit: number | null
  last: number
}

function words(text: string): number | null {
  const sum: Sum = { total: 0, part: 0, digit: null, last: 0 }
  let used = 0
  for (const raw of text.split(/[^\p{L}]+/u)) {
    const word = KNOWN.get(raw)
    if (word === undefined || !add(sum, word, raw, used)) break
    used++
  }
  if (
    used === 0 ||
    (used === 1 && ['trăm', 'nghìn', 'triệu'].includes(KNOWN.get(text.split(' ')[0] ?? '') ?? ''))
  )
    return null
  return sum.total + sum.part + (sum.digit ?? 0)
}

/** Takes one word in; false when it does not continue the number ("năm người" stops at "người"). */
function add(sum: Sum, word: string, raw: string, used: number): boolean {
  const digit = DIGITS[word]
  if (digit !== undefined) {
    if (sum.digit !== null && !(TAILS.includes(raw) && sum.part === 0)) return false
    if (sum.digit !== null) sum.part = sum.digit * 10
    sum.digit = digit
    return true
  }
  if (word === 'rưỡi') {
    sum.part += sum.last / 2
    return used > 0
  }
  if (FILLERS.includes(word)) return used > 0
  if (word === TWENTY) {
    sum.part += 20
    return used === 0
  }
  if (TENS.includes(word)) {
    if (sum.digit === null && word !== 'mười') return false
    sum.part += (sum.digit ?? 1) * 10
    sum.digit = null
    sum.last = 10
    return true
  }
  return scaleUp(sum, SCALES[word] ?? 1, used)
}

function scaleUp(sum: Sum, scale: number, used: number): boolean {
  if (used === 0) return false
  const below = sum.part + (sum.digit ?? 0)
  sum.digit = null
  sum.last = scale
  if (scale === 100) sum.part = below * 100
  else {
    sum.total += below * scale
    sum.part = 0
  }
  return true
}
