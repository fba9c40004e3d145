import { isSick } from './bystanders.ts'
import { deathsIn, onePerson, tellsOfOneDeath, tellsOfTheirDeath, tellsOfTwoDeaths } from './deaths.ts'
import { areMany, type Mention, mentionsIn, vagueNumber } from './mentions.ts'
import { perLine, perText } from './per-line.ts'
import { find } from './phrase-find.ts'
import type { Line, Reading } from './read.ts'
import { areJoined, together } from './sums.ts'

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
 * added when told first ("3 người chết, 12 người nhập viện" → 15 and 3), people told of in pieces are added up ("hai
 * người chết … bốn người còn lại"), vague numbers ("hàng chục") are null, and sentences about other times or the
 * whole country do not count. Nobody counted: one person or a couple told of.
 */
export const counts = perText((reading): Counts => {
  let known: Counts = { cases: null, deaths: null }
  const lines = reading.lines.slice(0, 25)
  lines.forEach((line, i) => {
    known = withLine(known, line, lines.slice(Math.max(0, i - REST_LINES), i))
  })
  const news = reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent)
  const told = news.some(tellsOfTwoDeaths) ? 2 : tellOfOneDeath(news) ? 1 : null
  const deaths = known.deaths && told !== 2 ? known.deaths : larger(known.deaths, told)
  let { cases } = known
  if (cases === null && !news.some(areMany))
    cases = news.map(uncounted).find((people) => people !== null) ?? null
  if (deaths !== null && deaths > (cases ?? 0) && (cases !== null || !news.some(areMany))) cases = deaths
  return { cases: cases === 0 ? null : cases, deaths }
})

/** What is known after one more sentence: the larger number, or both where the sentence adds people to those told of before. */
function withLine(known: Counts, line: Line, before: readonly Line[]): Counts {
  const found = withStates(line)
  const added = addedTo(known, line, found, before)
  return { cases: larger(known.cases, added ?? found.cases), deaths: larger(known.deaths, found.deaths) }
}

/** "Bốn người còn lại" after the dead, "11 trẻ khác" after one child: people besides those known. */
function addedTo(known: Counts, line: Line, found: Counts, before: readonly Line[]): number | null {
  if (found.cases === null) return null
  const mentions = mentionsIn(line)
  const rest = mentions.some((m) => m.rest && !m.others) && !mentions.some((m) => m.dead)
  if (rest) {
    const others = Math.max(known.deaths ?? 0, deathsIn(line).length > 0 ? 1 : 0)
    return Math.max(found.cases + others, wholeOf(found.cases, before) ?? 0)
  }
  const [only] = mentions
  if (only?.more && mentions.length === 1 && known.cases === 1) return only.value + 1
  if (mentions.length !== 1 || !only?.others) return null
  if (known.cases === null) return before.some(isOfOneIll) ? only.value + 1 : null
  return known.cases <= only.value ? known.cases + only.value : null
}

/** "Mẹ tui … phải lọc máu": one who is ill is told of without a number. */
function isOfOneIll(line: Line): boolean {
  return isAboutThePresent(line) && onePerson(line) !== null && isSick(line, 0, line.folded.length)
}

/** The group of whom so many are left: "sáu người ăn … bốn người còn lại". */
function wholeOf(left: number, before: readonly Line[]): number | null {
  const told = before.flatMap(mentionsIn).map(({ value }) => value)
  return told.filter((value) => value > left && value <= left * REST_SHARE).at(-1) ?? null
}

/** Who is left of a group is told of soon, and is no small part of it. */
const REST_LINES = 4
const REST_SHARE = 3

function tellOfOneDeath(news: readonly Line[]): boolean {
  if (news.some(tellsOfOneDeath)) return true
  const person = news.findIndex((line) => onePerson(line) !== null)
  return person >= 0 && news.slice(person).some(tellsOfTheirDeath)
}

/**
 * The largest number of people told of, where no word of illness counts anybody and the whole text speaks of people who
 * fell ill ("tính đến 8 giờ sáng là 134 người"); else one, where one person is told of. For a text already known to be such.
 */
export function impliedCases(reading: Reading): number | null {
  const news = reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent)
  if (news.some(areMany) || news.some((line) => vagueNumber(line) > 0)) return null
  const told = most(news.flatMap(mentionsIn))
  return told ?? (news.some((line) => onePerson(line) !== null) ? 1 : null)
}

/** Ill at least, where the text says it vaguely ("hàng chục người nhập viện" → 10); 0 when it does not. */
export function vagueCases(reading: Reading): number {
  return Math.max(0, ...reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent).map(vagueNumber))
}

/** Whether somebody was attacked and hurt ("bị tát … chấn động não"). */
export function isAssault({ lines, concepts }: Reading): boolean {
  const news = lines.slice(0, NEWS_LINES)
  return (concepts.has('violence') || news.some(tellsOfBlows)) && news.some(isHurt)
}

/** Blows whose tones were lost ("bi nguoi nha tat"), in a text that is of a facility's security. */
const BLOWS = /(?:^| )(?:tat|dam|dap|danh|chem|bop co|tung cuoc|xo nga)(?: |$)/

/** Hurts of one syllable, by what stands beside them: alone and without tones they are other words ("gây", "khẩu", "bấm"). */
const HURTS =
  /(?:^| )(?:gay (?:tay|chan|rang|mui|xuong|suon|co)|khau (?:\S+ )?mui|rach (?:mat|da|dau|mi|moi|tran|tay)|bam (?:mat|tim|tay|nguoi)|chay mau)(?: |$)/

function tellsOfBlows({ tones, folded }: Line): boolean {
  return tones === 'restored' && BLOWS.test(folded.join(' '))
}

const STAFF = '(?:bac si|dieu duong|y si|y ta|ho ly|bao ve|ky thuat vien|tai xe|ho sinh)'
const TWO_OF_STAFF = new RegExp(
  `(?:^| )${STAFF}(?: \\S+){0,2} (?:va|cung) (?:(?:mot|1|nu|nam) )?${STAFF}(?: |$)`,
)

/** Whether two of the staff are named in one breath where somebody was hurt: "đánh bị thương bác sĩ và bảo vệ". */
export function areTwoHurt({ lines }: Reading): boolean {
  return lines.slice(0, NEWS_LINES).some((line) => isHurt(line) && TWO_OF_STAFF.test(line.folded.join(' ')))
}

/** "Không ai bị thương" is nobody. */
function isHurt(line: Line): boolean {
  if (line.tones === 'restored' && HURTS.test(line.folded.join(' '))) return true
  return find.hurt(line).some(({ start }) => !/khong( ai)?$/.test(line.folded.slice(0, start).join(' ')))
}

/** Whether many are said to be ill without being counted ("nhiều nữ sinh choáng"). */
export function tellsOfMany(reading: Reading): boolean {
  return reading.lines.slice(0, NEWS_LINES).filter(isAboutThePresent).some(areMany)
}

/** "Tăng 40 % so với trung bình bốn tuần trước" is still about the present. */
const isAboutThePresent = perLine((line) => {
  if (isOfDrill(line)) return false
  return find.background(line).every((said) => isCompared(line, said) || isFive(line, said))
})

/** "So với trung bình", "trong khi đợt tháng 10 năm ngoái". */
function isCompared({ folded }: Line, { start }: { start: number }): boolean {
  const before = folded.slice(Math.max(0, start - COMPARED_REACH), start).join(' ')
  return before.endsWith('so voi') || before.includes('trong khi ')
}

const COMPARED_REACH = 6

/** "Cả năm đứa" are five, not a year; "chữa cả năm" tells how long, not when. */
function isFive(line: Line, { start, end }: { start: number; end: number }): boolean {
  if (line.folded[start] !== 'ca' || line.folded[start + 1] !== 'nam') return false
  return (
    /^(chua|tri)$/.test(line.folded[start - 1] ?? '') || find.people(line).some((noun) => noun.start === end)
  )
}

/** "Học viên" alone may have been at a swimming pool. */
function isOfDrill({ concepts, hits }: Line): boolean {
  return (
    concepts.has('drill') &&
    hits.some(({ entry }) => entry.concept === 'drill' && entry.phrase !== 'học viên')
  )
}

/** Cases and deaths that one sentence states of the present event. */
export const countsInLine = perLine((line): Counts => {
  const mayCount = isAboutIllness(line) && isAboutThePresent(line)
  return mayCount ? inLine(line) : { cases: null, deaths: null }
})

const isAboutIllness = perLine((line) => ILL.some((concept) => line.concepts.has(concept)))

/** As `countsInLine`; where no word of illness stands, those of whom a hurt is said ("ba mẹ con ngạt khí"). */
function withStates(line: Line): Counts {
  if (isAboutIllness(line) || !isAboutThePresent(line)) return countsInLine(line)
  const hurt = mentionsIn(line).filter((m, i, all) => m.sick || m.dead || isJoinedToSick(line, m, all[i + 1]))
  return { cases: together(line, hurt), deaths: most(hurt.filter((m) => m.dead)) }
}

/** "2 bệnh nhân, 1 hộ lý bị mảnh văng trúng": what is said of the last is said of both. */
function isJoinedToSick(line: Line, one: Mention, next?: Mention): boolean {
  return next?.sick === true && areJoined(line, one, next)
}

function inLine(line: Line): Counts {
  const mentions = mentionsIn(line)
  const dead = mentions.filter((m) => m.dead)
  const implied = line.lead && dead.length === 0 && tellsOfOneDeath(line)
  const deaths = most(dead) ?? (implied ? 1 : find.noDeath(line).length > 0 ? 0 : null)
  const counted = together(line, mentions)
  const besides = counted !== null && implied && areBesides(line, mentions) ? counted + 1 : counted
  const cases = besides ?? (line.lead ? uncounted(line) : null)
  return { cases: implied && cases === null ? 1 : cases, deaths }
}

/** "Bé 6 tuổi tử vong, 10 người cùng ăn phải theo dõi": those told of after one who died are others. */
function areBesides(line: Line, [first, second]: readonly Mention[]): boolean {
  if (
    !first ||
    second ||
    first.others ||
    first.rest ||
    find.part(line).length > 0 ||
    find.total(line).length > 0
  )
    return false
  const [death] = deathsIn(line)
  return death !== undefined && death.end <= first.start && first.start - death.end <= BESIDES_REACH
}

const BESIDES_REACH = 3

function most(mentions: readonly Mention[]): number | null {
  return mentions.length > 0 ? Math.max(...mentions.map((m) => m.value)) : null
}

/** People told of without a number: "Bé trai 5 tuổi tử vong" is one, "hai vợ chồng nguy kịch" two. */
function uncounted(line: Line): number | null {
  if (!HARM.some((concept) => line.concepts.has(concept)) || vagueNumber(line) > 0 || areMany(line))
    return null
  if (find.couples(line).length > 0) return 2
  return onePerson(line) === null ? null : 1
}

function larger(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.max(a, b)
}
