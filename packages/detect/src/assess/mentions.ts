import { foldNormalised, parseNumber, phraseMatcher } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
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
  'một hai ba bốn tư năm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn lăm mốt linh lẻ'.split(' '),
)
const FOLDED_WORDS = new Set(
  [...NUMBER_WORDS].map(foldNormalised).filter((w) => !['nam', 'tu', 'ba', 'le'].includes(w)),
)
const DEATH_REACH = 9
const HEALTHY_REACH = 6

/** Where the phrases of the counting data stand in a sentence. */
export const find = {
  people: bothWays(data.people),
  single: bothWays(data.single),
  couples: bothWays(data.couples),
  total: bothWays(data.total),
  part: bothWays(data.part),
  notIll: bothWays(data.notIll),
  before: bothWays(data.before),
  dead: bothWays(data.dead),
  noDeath: bothWays(data.noDeath),
  background: bothWays(data.background),
}

/** Everybody a sentence counts by number ("57 công nhân", "mười ba cháu", "số ca tăng lên 62"). */
export function mentionsIn(line: Line): Mention[] {
  const people = find.people(line)
  const deaths = deathsIn(line)
  const mentions: Mention[] = []
  const used = new Set<number>()
  for (const noun of people) {
    const from = numberStart(line, noun.start)
    if (from === noun.start || used.has(noun.start)) continue
    const value = statedNumber(line, from, noun.start)
    if (value === null || value > 100_000 || isExcluded(line, from, noun.end)) continue
    used.add(noun.start)
    const next = people.find((p) => p.start > noun.end && numberStart(line, p.start) < p.start)
    const reach = Math.min(noun.end + DEATH_REACH, next ? numberStart(line, next.start) : line.toned.length)
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

/** Walks left from a noun over the number before it; equal to `at` when none. */
function numberStart(line: Line, at: number): number {
  const words = line.tones === 'none' ? FOLDED_WORDS : NUMBER_WORDS
  let from = at
  while (from > 0 && words.has(line.toned[from - 1] ?? '')) from--
  if (from === at && /^\d[\d.,]*$/.test(line.toned[at - 1] ?? '')) return at - 1
  return from
}

function statedNumber(line: Line, from: number, to: number): number | null {
  const before = line.folded[from - 1] ?? ''
  if (/^(hang|vai|may|thu|nam|thang|lop|khoa)$/.test(before)) return null
  return parseNumber(line.toned.slice(from, to).join(' '))
}

/** People who are told of but not ill: contacts, those on a list, those who are well. */
function isExcluded(line: Line, from: number, end: number): boolean {
  const near = (m: { start: number }, reach: number) => m.start >= end - 1 && m.start <= end + reach
  return (
    find.notIll(line).some((m) => near(m, m.end - m.start > 1 ? HEALTHY_REACH : 3)) ||
    find.before(line).some((m) => m.end <= from && m.end >= from - 1)
  )
}

type Find = (line: Line) => { phrase: string; start: number; end: number }[]

/** A matcher that compares tones where the sentence has them. */
function bothWays(phrases: readonly string[]): Find {
  const toned = phraseMatcher(phrases)
  const folded = phraseMatcher([...new Set(phrases.map(foldNormalised))])
  return (line) => (line.tones === 'none' ? folded(line.folded) : toned(line.toned))
}
