import { normalise, parseNumber } from '@chudong/vietnamese'
import { areWell, isSick } from './bystanders.ts'
import { find, perLine } from './phrase-find.ts'
import type { Line } from './read.ts'

/** People a sentence counts: how many, where, whether dead, and whether besides one already told of ("74 người khác"). */
export interface Mention {
  value: number
  start: number
  end: number
  dead: boolean
  others: boolean
}

const NUMBER_WORDS = new Set(
  'một hai ba bốn tư năm sáu bảy bẩy tám chín mười mươi chục trăm nghìn ngàn lăm mốt linh lẻ'.split(' '),
)
const DEATH_REACH = 9

/** Everybody a sentence counts by number ("57 công nhân", "mười ba cháu", "số ca tăng lên 62"). */
export function mentionsIn(line: Line): Mention[] {
  const people = find.people(line)
  const deaths = deathsIn(line)
  const mentions: Mention[] = []
  const used = new Set<number>()
  for (const noun of people) {
    const from = numberStart(line, noun.start)
    if (from === noun.start || used.has(noun.start) || isApart(line, noun.start)) continue
    const value = shareOf(line, from) ?? statedNumber(line, from, noun.start)
    const next = people.find((p) => p.start > noun.end && numberStart(line, p.start) < p.start)
    const nextStart = next ? numberStart(line, next.start) : line.toned.length
    if (value === null || value > 100_000) continue
    if (areWell(line, { from, end: noun.end, next: nextStart })) continue
    used.add(noun.start)
    const reach = Math.min(noun.end + DEATH_REACH, nextStart)
    const dead = deaths.some((hit) => hit.start >= noun.end && hit.start < reach)
    const others = line.folded[noun.end] === 'khac' && line.folded[from - 1] !== 'them'
    mentions.push({ value, start: from, end: noun.end, dead, others })
  }
  return [...mentions, ...rises(line)]
}

/** Places where somebody is said to have died; "chưa có tử vong" is none. */
export function deathsIn(line: Line): { start: number; end: number }[] {
  const denied = find.noDeath(line)
  return find
    .dead(line)
    .filter(({ start, end }) => !denied.some((no) => no.start <= start && no.end >= end))
    .filter(({ start }) => !/^(khong|chua|nguy|suyt|tranh)$/.test(line.folded[start - 1] ?? ''))
}

/** "Số ca … tăng lên 62": a total whose noun stands before it. */
function rises(line: Line): Mention[] {
  const at = line.folded.lastIndexOf('len')
  const next = line.folded[at + 1] ?? ''
  if (at < 1 || !/^\d+([.,]\d{3})?$/.test(next)) return []
  const counted = find.people(line).some((p) => p.start < at)
  const unit = line.folded[at + 2] ?? ''
  const value = parseNumber(next)
  return counted && !/^(ty|trieu|tuoi|kg|dong|gio|do)$/.test(unit) && value !== null
    ? [{ value, start: at, end: at + 2, dead: false, others: false }]
    : []
}

/** "36 trên 90 người mắc": of the ninety, thirty-six. */
function shareOf(line: Line, from: number): number | null {
  if (line.folded[from - 1] !== 'tren') return null
  const start = numberStart(line, from - 1)
  return start === from - 1 ? null : statedNumber(line, start, from - 1)
}

/** "Gọi cấp cứu 115, bà co giật": a comma between a number and a noun keeps them apart. */
function isApart(line: Line, at: number): boolean {
  const number = line.toned[at - 1] ?? ''
  return /^\d/.test(number) && written(line).includes(`${number}, ${line.toned[at]}`)
}

const written = perLine((line) => normalise(line.text).toLowerCase())

/** Walks left from a noun over the number before it; equal to `at` when none. */
function numberStart(line: Line, at: number): number {
  let from = at
  while (from > 0 && NUMBER_WORDS.has(line.toned[from - 1] ?? '')) from--
  if (from === at && /^\d[\d.,]*$/.test(line.toned[at - 1] ?? '')) return at - 1
  return from
}

function statedNumber(line: Line, from: number, to: number): number | null {
  const before = line.folded[from - 1] ?? ''
  if (/^(hang|vai|may|thu|nam|thang|lop|khoa)$/.test(before)) return null
  return parseNumber(line.toned.slice(from, to).join(' '))
}

/** How many are ill at least where it is said vaguely: "hơn chục em nhập viện" 10, "hàng trăm người ngộ độc" 100; 0 = nobody. */
export function vagueNumber(line: Line): number {
  return Math.max(0, ...find.people(line).map(({ start, end }) => vagueBefore(line, start, end)))
}

function vagueBefore(line: Line, start: number, end: number): number {
  const scale = VAGUE[line.folded[start - 1] ?? ''] ?? 0
  if (scale === 0 || statedNumber(line, numberStart(line, start), start) !== null) return 0
  if (!isSick(line, end, end + SICK_NEAR)) return 0
  return scale > 10 && line.folded[start - 2] === 'gan' ? scale / 2 : scale
}

const VAGUE: Record<string, number> = { chuc: 10, tram: 100, nghin: 1000, ngan: 1000 }
const SICK_NEAR = 5
