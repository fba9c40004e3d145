import { normalise } from '@chudong/vietnamese'
import { deathsIn, type Mention, mentionsIn, vagueNumber } from './mentions.ts'
import { find } from './phrase-find.ts'
import type { Line, Reading } from './read.ts'

/** People of the event as stated: `cases` includes the dead; null = not stated. */
export interface Counts {
  cases: number | null
  deaths: number | null
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
  'disease',
]
const HARM = ['death', 'severe', 'admit', 'malpractice', 'aefi', 'symptom', 'poison']
/** What is told of one person later than this is background. */
const NEWS_LINES = 8

/**
 * Cases and deaths of the event. Totals win over increments ("thêm 2 ca, nâng số ca lên 9" → 9), the dead are
 * added when told first ("3 người chết, 12 người nhập viện" → 15 and 3), vague numbers ("hàng chục") are null, and
 * sentences about other times or the whole country do not count. Nobody counted: one person or a couple told of.
 */
export function counts(reading: Reading): Counts {
  let cases: number | null = null
  let deaths: number | null = null
  for (const line of reading.lines.slice(0, 25)) {
    const found = countsInLine(line)
    cases = larger(cases, found.cases)
    deaths = larger(deaths, found.deaths)
  }
  const news = reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent)
  if (!deaths && news.some(tellsOfOneDeath)) deaths = 1
  if (cases === null) cases = news.map(uncounted).find((people) => people !== null) ?? null
  if (cases !== null && deaths !== null && deaths > cases) cases = deaths
  return { cases: cases === 0 ? null : cases, deaths }
}

/** Ill at least, where the text says it vaguely ("hàng chục người nhập viện" → 10); 0 when it does not. */
export function vagueCases(reading: Reading): number {
  return Math.max(0, ...reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent).map(vagueNumber))
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
  const implied = line.lead && !mentions.some((m) => m.dead) && tellsOfOneDeath(line)
  const ill = mentions.filter((m) => !m.dead)
  const dead = mentions.filter((m) => m.dead)
  const told = dead.length > 0 ? Math.max(...dead.map((m) => m.value)) : implied ? 1 : null
  const deaths = told ?? (find.noDeath(line).length > 0 ? 0 : null)
  const cases = casesOf(line, ill, dead)
  return { cases: implied && cases === null ? 1 : cases, deaths }
}

function casesOf(line: Line, ill: readonly Mention[], dead: readonly Mention[]): number | null {
  const all = [...ill, ...dead]
  if (all.length === 0) return line.lead ? uncounted(line) : null
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

/** People told of without a number: "Bé trai 5 tuổi tử vong" is one, "hai vợ chồng nguy kịch" two. */
function uncounted(line: Line): number | null {
  if (!HARM.some((concept) => line.concepts.has(concept)) || vagueNumber(line) > 0) return null
  if (find.couples(line).length > 0) return 2
  return onePerson(line) === null ? null : 1
}

const NAMED = /(?<!\p{L})(anh|chị|ông|bà|cụ|cháu|bé|em)\s+(\p{Lu}\p{Ll}*\.?|\p{Lu}[.\p{Lu}]*)/iu
const AGED = /\d+\s+(th[áa]ng\s+)?tu[ổo]i/u

/** Where one person is told of, as a token position: by a phrase, a name after a title, or an age. */
function onePerson(line: Line): number | null {
  const phrase = find.single(line).find((m) => m.phrase.includes(' ') || m.phrase === 'bé')
  if (phrase) return phrase.start
  const said = normalise(line.text)
  const named = NAMED.exec(said)
  const upper = named?.[2] !== undefined && named[2] !== named[2].toLowerCase()
  return upper || AGED.test(said) ? 0 : null
}

/** One death without a number: "bé gái 9 tuổi ở Bạc Liêu tử vong". */
function tellsOfOneDeath(line: Line): boolean {
  const deaths = deathsIn(line)
  const person = deaths.length === 0 ? null : onePerson(line)
  return person !== null && deaths.some(({ start }) => start > person && start - person < 40)
}

function larger(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.max(a, b)
}
