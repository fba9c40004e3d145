import { fold } from './fold.ts'

/** A moment read from text; without a time it is midnight at +07:00. */
export interface ReadDate {
  date: Date
  hasTime: boolean
}

interface Day {
  year: number
  month: number
  day: number
}

interface Clock {
  hour: number
  minute: number
  second: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Vietnam keeps +07:00 all year. */
const OFFSET = 7 * HOUR
const UNITS: Record<string, number> = {
  giay: 1000,
  phut: MINUTE,
  gio: HOUR,
  tieng: HOUR,
  ngay: DAY,
  tuan: 7 * DAY,
  thang: 30 * DAY,
}
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const ISO =
  /(\d{4})-(\d{2})-(\d{2})(?:[t ]+(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(z|[+-]\d{2}:?\d{2})?)?/
const MAIL =
  /(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?\s*(z|gmt|utc|[+-]\d{4})?/
const AGO = /(\d{1,3}|mot|hai|ba|vai)\s*(giay|phut|gio|tieng|ngay|tuan|thang)\s*truoc/
const YEAR_FIRST = /(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/
const NUMERIC = /(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?(?![\d/])/
const SPOKEN = /(?:ngay\s+)?(\d{1,2})\s*thang\s*(\d{1,2})(?:\s*[,/]?\s*nam\s*(\d{4})|\s*[,/]\s*(\d{4}))?/
const TIME =
  /(?<![\d/.:-])(\d{1,2})\s*(?::|h|g|gio)\s*(\d{2})?(?!\d)(?:\s*(?::|phut)\s*(\d{2}))?\s*(am|pm|sa|ch|sang|trua|chieu|toi|dem)?(?![\p{L}])/u

/**
 * The moment a Vietnamese page or post names: "Thứ Sáu, 20/11/2026, 09:30 (GMT+7)", "9h30 ngày 20/11/2026",
 * "ngày 20 tháng 11 năm 2026", "3 giờ trước", "sáng nay", ISO and mail dates. Zone-less means +07:00; a day without
 * a year is the nearest one not more than two days after `reference`. Null when nothing valid is found; reads at
 * most 300 characters.
 */
export function parseVietnameseDate(text: string, reference: Date): ReadDate | null {
  const plain = fold(text.slice(0, 300)).replace(/\s+/g, ' ')
  return iso(plain) ?? mail(plain) ?? ago(plain, reference) ?? written(plain, reference)
}

function iso(text: string): ReadDate | null {
  const m = ISO.exec(text)
  if (!m) return null
  return moment(
    { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) },
    clockOf(m[4], m[5], m[6]),
    m[7],
  )
}

function mail(text: string): ReadDate | null {
  const m = MAIL.exec(text)
  if (!m) return null
  const day = { year: Number(m[3]), month: MONTHS.indexOf(m[2] ?? '') + 1, day: Number(m[1]) }
  return moment(day, clockOf(m[4], m[5], m[6]), m[7])
}

function ago(text: string, reference: Date): ReadDate | null {
  if (/\b(?:vua xong|moi day|vua moi)\b/.test(text)) return { date: new Date(reference), hasTime: true }
  const m = AGO.exec(text)
  if (!m) return null
  const count = { mot: 1, hai: 2, ba: 3, vai: 3 }[m[1] ?? ''] ?? Number(m[1])
  const unit = UNITS[m[2] ?? ''] ?? 0
  const date = new Date(reference.getTime() - count * unit)
  return unit < DAY ? { date, hasTime: true } : { date: midnight(date), hasTime: false }
}

function written(text: string, reference: Date): ReadDate | null {
  const found = yearFirst(text) ?? spoken(text, reference) ?? numeric(text, reference)
  if (found) return moment(found.day, timeIn(text.replace(found.quote, ' | ')))
  const back = dayWord(text)
  if (back === null) return null
  return moment(localDay(new Date(reference.getTime() - back * DAY)), timeIn(text))
}

interface FoundDay {
  day: Day
  quote: string
}

function yearFirst(text: string): FoundDay | null {
  const m = YEAR_FIRST.exec(text)
  return m && { day: { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }, quote: m[0] }
}

function spoken(text: string, reference: Date): FoundDay | null {
  const m = SPOKEN.exec(text)
  return m && { day: withYear(Number(m[1]), Number(m[2]), m[3] ?? m[4], reference), quote: m[0] }
}

/** Numeric days are tried one after another: "8/10 bệnh nhân … ngày 20/11" has a valid later one only with a year. */
function numeric(text: string, reference: Date): FoundDay | null {
  const all = [...text.matchAll(new RegExp(NUMERIC, 'g'))]
  const best =
    all.find((m) => m[3] !== undefined) ?? all.find((m) => /ngay\s*$/.test(text.slice(0, m.index))) ?? all[0]
  return best ? { day: withYear(Number(best[1]), Number(best[2]), best[3], reference), quote: best[0] } : null
}

function withYear(day: number, month: number, year: string | undefined, reference: Date): Day {
  if (year !== undefined) return { year: year.length === 2 ? 2000 + Number(year) : Number(year), month, day }
  const here = localDay(reference)
  const candidate = Date.UTC(here.year, month - 1, day) - OFFSET
  return { year: candidate > reference.getTime() + 2 * DAY ? here.year - 1 : here.year, month, day }
}

function dayWord(text: string): number | null {
  if (/\b(?:hom nay|(?:sang|trua|chieu|toi|dem) nay)\b/.test(text)) return 0
  if (/\b(?:hom qua|(?:sang|trua|chieu|toi|dem) qua)\b/.test(text)) return 1
  return /\bhom kia\b/.test(text) ? 2 : null
}

function timeIn(text: string): Clock | null {
  const m = TIME.exec(text)
  if (!m) return null
  const clock = clockOf(m[1], m[2] ?? '00', m[3])
  if (!clock) return null
  const late = /^(?:pm|ch|chieu|toi)$/.test(m[4] ?? '')
  if (late && clock.hour < 12) clock.hour += 12
  if (/^(?:am|sa)$/.test(m[4] ?? '') && clock.hour === 12) clock.hour = 0
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60 ? clock : null
}

function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
): Clock | null {
  if (hour === undefined || minute === undefined) return null
  return { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) }
}

/** Null for a day that no calendar has (31/2, 45/13) or outside 1990–2100. */
function moment(day: Day, clock: Clock | null, zone?: string): ReadDate | null {
  const start = new Date(Date.UTC(day.year, day.month - 1, day.day))
  if (start.getUTCMonth() !== day.month - 1 || start.getUTCDate() !== day.day) return null
  if (day.year < 1990 || day.year > 2100) return null
  if (clock && (clock.hour > 23 || clock.minute > 59 || clock.second > 60)) return null
  const time = clock ? clock.hour * HOUR + clock.minute * MINUTE + clock.second * 1000 : 0
  return {
    date: new Date(start.getTime() + time - (clock ? zoneOffset(zone) : OFFSET)),
    hasTime: clock !== null,
  }
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined) return OFFSET
  const m = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * HOUR + Number(m[3]) * MINUTE) : 0
}

function localDay(date: Date): Day {
  const local = new Date(date.getTime() + OFFSET)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

function midnight(date: Date): Date {
  const day = localDay(date)
  return new Date(Date.UTC(day.year, day.month - 1, day.day) - OFFSET)
}
