/** Vietnam keeps one zone all year. */
const VIETNAM_MINUTES = 7 * 60
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES: Record<string, number> = {
  z: 0,
  gmt: 0,
  ut: 0,
  utc: 0,
  ict: 420,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

interface Clock {
  hour: number
  minute: number
  second: number
}
interface Day {
  year: number
  month: number
  day: number
}

/**
 * Reads a date as feeds, sitemaps and exports write it: RFC 822, ISO 8601, Unix seconds or milliseconds, and Vietnamese day-first
 * forms. A date without a zone is Vietnamese time (+07:00), a day without a time is its midnight. Null when it cannot be read.
 * Example: "Thứ tư - 14/02/2024 21:18" is 2024-02-14T14:18:00Z.
 */
export function readVietnameseDate(raw: string | number | null | undefined): Date | null {
  if (raw === null || raw === undefined) return null
  const text = String(raw).slice(0, 120).normalize('NFC').trim().toLowerCase()
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return sane(new Date(Number(text) * 1000))
  if (/^\d{12,14}$/.test(text)) return sane(new Date(Number(text)))
  const day = isoDay(text) ?? namedDay(text) ?? slashDay(text)
  if (!day) return null
  return instant(day, clockOf(text) ?? { hour: 0, minute: 0, second: 0 }, zoneOf(text))
}

function isoDay(text: string): Day | null {
  const found =
    /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?=t|$)/.exec(text)
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null
}

function namedDay(text: string): Day | null {
  const english = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?!\d)/.exec(text)
  if (english) return byName(english[2], english[1], english[3])
  const american = /([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})/.exec(text)
  if (american) return byName(american[1], american[2], american[3])
  const vietnamese = /(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})/.exec(text)
  return vietnamese
    ? { year: Number(vietnamese[3]), month: Number(vietnamese[2]), day: Number(vietnamese[1]) }
    : null
}

function byName(name: string | undefined, day: string | undefined, year: string | undefined): Day | null {
  const month = MONTHS.indexOf(name ?? '') + 1
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year)
  return month ? { year: full, month, day: Number(day) } : null
}

/** Day first, unless the clock says AM or PM: then the page was written by an American-format program. */
function slashDay(text: string): Day | null {
  const found = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text)
  if (!found) return null
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const monthFirst = second > 12 || (/\d\s*[ap]m\b/.test(text) && first <= 12)
  return monthFirst ? { year, month: first, day: second } : { year, month: second, day: first }
}

function clockOf(text: string): Clock | null {
  const found = /(?<!\d)(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm|sa|ch)?/.exec(text)
  if (!found) return null
  const half = found[4]
  const hour = Number(found[1])
  const late = (half === 'pm' || half === 'ch') && hour < 12
  const midnight = (half === 'am' || half === 'sa') && hour === 12
  return {
    hour: late ? hour + 12 : midnight ? 0 : hour,
    minute: Number(found[2]),
    second: Number(found[3] ?? 0),
  }
}

/** Minutes east of Greenwich. "GMT+7" and "+07:00" are the same thing here; no zone is Vietnam. */
function zoneOf(text: string): number {
  const offset = /(?::\d{2}(?:\.\d+)?|\s|gmt|utc|\()\s*([+-])(\d{1,2}):?(\d{2})?\)?$/.exec(text)
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
  const name = /(?:[\d\s(.])(z|[a-z]{2,3})\)?$/.exec(text)?.[1]
  return (name === undefined ? undefined : ZONES[name]) ?? VIETNAM_MINUTES
}

function instant(day: Day, clock: Clock, zone: number): Date | null {
  const local = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second)
  const check = new Date(local)
  const exists = check.getUTCMonth() === day.month - 1 && check.getUTCDate() === day.day
  if (!exists || clock.hour > 23 || clock.minute > 59 || clock.second > 60) return null
  return sane(new Date(local - zone * 60_000))
}

function sane(date: Date): Date | null {
  const year = date.getUTCFullYear()
  return year >= 1990 && year <= 2100 ? date : null
}
