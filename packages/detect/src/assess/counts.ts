import { foldNormalised, parseNumber, phraseMatcher } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import type { Line, Reading } from './read.ts'

/** People of the event as stated: `cases` includes the dead; null = not stated. */
export interface Counts {
  cases: number | null
  deaths: number | null
}

interface Mention {
  value: number
  start: number
  end: number
  dead: boolean
  others: boolean
}

const ILL = [
  'poison',
  'gut',
  'symptom',
  'admit',
  'infected',
  'bite',
  'severe',
  'death',
  'malpractice',
  'aefi',
]
const NUMBER_WORDS = new Set(
  'một hai ba bốn tư năm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn lăm mốt linh lẻ'.split(' '),
)
const FOLDED_WORDS = new Set(
  [...NUMBER_WORDS].map(foldNormalised).filter((w) => !['nam', 'tu', 'ba', 'le'].includes(w)),
)
const DEATH_REACH = 9

const find = {
  people: bothWays(data.people),
  single: bothWays(data.single),
  total: bothWays(data.total),
  part: bothWays(data.part),
  notIll: bothWays(data.notIll),
  noDeath: bothWays(data.noDeath),
  background: bothWays(data.background),
}

/**
 * Cases and deaths of the event. Totals win over increments ("thêm 2 ca, nâng số ca lên 9" → 9), the dead are
 * added when told first ("3 người chết, 12 người nhập viện" → 15 and 3), vague numbers ("hàng chục") are null, and
 * sentences about other times or the whole country do not count.
 */
export function counts(reading: Reading): Counts {
  let cases: number | null = null
  let deaths: number | null = null
  for (const line of reading.lines.slice(0, 25)) {
    const found = countsInLine(line)
    cases = larger(cases, found.cases)
    deaths = larger(deaths, found.deaths)
  }
  if (cases !== null && deaths !== null && deaths > cases) cases = deaths
  return { cases: cases === 0 ? null : cases, deaths }
}

function isAboutThePresent(line: Line): boolean {
  return find.background(line).length === 0 && !line.concepts.has('drill')
}

/** Cases and deaths that one sentence states of the present event. */
export function countsInLine(line: Line): Counts {
  const known = counted.get(line)
  if (known) return known
  const mayCount = ILL.some((concept) => line.concepts.has(concept)) && isAboutThePresent(line)
  const found = mayCount ? inLine(line) : { cases: null, deaths: null }
  counted.set(line, found)
  return found
}

/** Rules, features and the judgement itself ask for the same sentences. */
const counted = new WeakMap<Line, Counts>()

function inLine(line: Line): Counts {
  const mentions = mentionsIn(line)
  const noDeath = find.noDeath(line).length > 0
  const ill = mentions.filter((m) => !m.dead)
  const dead = mentions.filter((m) => m.dead)
  const deaths = dead.length > 0 ? Math.max(...dead.map((m) => m.value)) : noDeath ? 0 : null
  return { cases: casesOf(line, ill, dead), deaths }
}

function casesOf(line: Line, ill: readonly Mention[], dead: readonly Mention[]): number | null {
  const all = [...ill, ...dead]
  if (all.length === 0) return single(line)
  const biggest = Math.max(...all.map((m) => m.value))
  if (find.part(line).length > 0 || find.total(line).length > 0) return biggest
  const others = all.find((m) => m.others)
  if (others) return all.length > 1 ? sum(all) : others.value + 1
  const [firstDead] = dead
  const [firstIll] = ill
  if (firstDead && firstIll && firstDead.start < firstIll.start) return sum(all)
  return biggest
}

function sum(mentions: readonly Mention[]): number {
  return mentions.reduce((total, m) => total + m.value, 0)
}

/** One person told of without a number: "Bé trai 5 tuổi tử vong", "người đàn ông nguy kịch". */
function single(line: Line): number | null {
  const harmed = ['death', 'severe', 'admit', 'malpractice', 'aefi'].some((c) => line.concepts.has(c))
  return harmed && line.lead && find.single(line).some((m) => m.phrase.includes(' ')) ? 1 : null
}

function mentionsIn(line: Line): Mention[] {
  const people = find.people(line)
  const deaths = line.hits.filter((hit) => hit.entry.concept === 'death')
  const mentions: Mention[] = []
  const used = new Set<number>()
  for (const noun of people) {
    const from = numberStart(line, noun.start)
    if (from === noun.start || used.has(noun.start)) continue
    const value = statedNumber(line, from, noun.start)
    if (value === null || value > 100_000 || isExcluded(line, noun.end)) continue
    used.add(noun.start)
    const next = people.find((p) => p.start > noun.end && numberStart(line, p.start) < p.start)
    const reach = Math.min(noun.end + DEATH_REACH, next ? numberStart(line, next.start) : line.toned.length)
    const dead = deaths.some((hit) => hit.start >= noun.end && hit.start < reach)
    const others = line.folded[noun.end] === 'khac' && !isMore(line, from)
    mentions.push({ value, start: from, end: noun.end, dead, others })
  }
  return [...mentions, ...impliedDead(line, mentions), ...rises(line)]
}

function isMore(line: Line, from: number): boolean {
  return line.folded[from - 1] === 'them'
}

/** "Số ca … tăng lên 62": a total whose noun stands before it. */
function rises(line: Line): Mention[] {
  const at = line.folded.lastIndexOf('len')
  const next = line.folded[at + 1] ?? ''
  if (at < 1 || !/^\d+([.,]\d{3})?$/.test(next)) return []
  const counted = find.people(line).some((p) => p.start < at)
  const unit = line.folded[at + 2] ?? ''
  const value = parseNumber(next)
  if (!counted || value === null || /^(trieu|ty|dong|km|tuoi|thang|phan|tan|kg|nam|do|vu)$/.test(unit))
    return []
  return [{ value, start: at, end: at + 2, dead: false, others: false }]
}

/** One death without a number: "bé gái 9 tuổi ở Bạc Liêu tử vong". */
function impliedDead(line: Line, mentions: readonly Mention[]): Mention[] {
  if (mentions.some((m) => m.dead)) return []
  const death = line.hits.find(
    (hit) => hit.entry.concept === 'death' && hit.entry.phrase !== 'chết bất thường',
  )
  const person = death && find.single(line).find((p) => p.start < death.start && death.start - p.end < 12)
  if (!death || !person || !line.lead || find.noDeath(line).length > 0) return []
  return [{ value: 1, start: person.start, end: person.end, dead: true, others: false }]
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

function isExcluded(line: Line, end: number): boolean {
  return find.notIll(line).some((m) => m.start >= end - 1 && m.start <= end + 3)
}

function larger(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.max(a, b)
}

type Find = (line: Line) => { phrase: string; start: number; end: number }[]

/** A matcher that compares tones where the sentence has them. */
function bothWays(phrases: readonly string[]): Find {
  const toned = phraseMatcher(phrases)
  const folded = phraseMatcher([...new Set(phrases.map(foldNormalised))])
  return (line) => (line.tones === 'none' ? folded(line.folded) : toned(line.toned))
}
