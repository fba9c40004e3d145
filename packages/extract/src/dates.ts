const VIETNAM_OFFSET = '+07:00'
const MAX_INPUT = 200

interface Clock {
  hour: number
  minute: number
  second: number
}

/**
 * A date as newspapers write it → ISO 8601 with offset, or null. Reads ISO, RFC 2822, English month names and the
 * Vietnamese forms: "Thứ tư, 14/2/2024, 21:18 (GMT+7)", "14-02-2024 - 21:18 PM", "9h30 ngày 20/11/2026",
 * "ngày 20 tháng 11 năm 2026". Day comes before month. Without a zone it is Vietnam's (+07:00); without a
 * time it is midnight. Only the first 200 characters are read.
 */
export function parseDate(raw: string): string | null {
  const text = raw.slice(0, MAX_INPUT).normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!text) return null
  return readIso(text) ?? readDayFirst(text) ?? readMonthName(text)
}

/** True when the text says a time of day as well ("21:18", "9h30", "9 giờ 30"). */
export function hasClock(raw: string): boolean {
  return findClock(raw.slice(0, MAX_INPUT).replace(/\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/, ' ')) !== null
}

function readIso(text: string): string | null {
  const match =
    /(?<!\d)((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?:[T ,]{1,2}(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?)?/.exec(
      text,
    ) ??
    /(?<!\d)((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})(?:[T ,-]{1,3}(\d{1,2}):(\d\d)(?::(\d\d))?)?/.exec(
      text,
    ) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?![\d])/.exec(text) ??
    /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?(?:(\d{1,2})[::時时](\d\d))?/.exec(
      text,
    )
  if (!match) return null
  const [whole, year, month, day, hour, minute, second] = match
  const rest = text.slice(match.index + whole.length)
  const clock = hour ? { hour: +hour, minute: +(minute ?? 0), second: +(second ?? 0) } : findClock(rest)
  return compose(+(year ?? 0), +(month ?? 0), +(day ?? 0), clock, offsetAtStart(rest) ?? offsetAnywhere(rest))
}

function readDayFirst(text: string): string | null {
  const match =
    /(?<![\d/.])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)/.exec(text) ??
    /(?<!\d)(\d{1,2})()\s?tháng\s?(\d{1,2}),?\s?(?:năm\s?)?((?:19|20)\d\d)/i.exec(text)
  if (!match) return readVietnameseWords(text)
  const [whole, first, , second, year] = match
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
  const [day, month] = +(second ?? 0) > 12 && +(first ?? 0) <= 12 ? [second, first] : [first, second]
  return compose(+(year ?? 0), +(month ?? 0), +(day ?? 0), findClock(rest), offsetAnywhere(rest))
}

const VIETNAMESE_MONTHS = [
  'một',
  'hai',
  'ba',
  'tư',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'mười một',
  'mười hai',
]

function readVietnameseWords(text: string): string | null {
  const match =
    /(?<!\d)(\d{1,2})\s?tháng\s(mười một|mười hai|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín),?\s(?:năm\s)?((?:19|20)\d\d)/i.exec(
      text,
    )
  if (!match) return null
  const [whole, day, word, year] = match
  const name = (word ?? '').toLowerCase().replace('giêng', 'một').replace('bốn', 'tư')
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
  return compose(
    +(year ?? 0),
    VIETNAMESE_MONTHS.indexOf(name) + 1,
    +(day ?? 0),
    findClock(rest),
    offsetAnywhere(rest),
  )
}

const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const MONTH_DAY = new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d\\d)`, 'i')
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-](?:of\\s)?${MONTH},?[\\s-]((?:19|20)\\d\\d)`,
  'i',
)

function readMonthName(text: string): string | null {
  const byMonth = MONTH_DAY.exec(text)
  const match = byMonth ?? DAY_MONTH.exec(text)
  if (!match) return null
  const [whole, first, second, year] = match
  const [name, day] = byMonth ? [first, second] : [second, first]
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
  const month = ENGLISH_MONTHS.indexOf((name ?? '').toLowerCase()) + 1
  return compose(+(year ?? 0), month, +(day ?? 0), findClock(rest), offsetAnywhere(rest))
}

function findClock(text: string): Clock | null {
  const match =
    /(?<![\d:+])(\d{1,2})\s?:\s?(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s?(am|pm|sa|ch|a\.m\.|p\.m\.)(?![\p{L}]))?/iu.exec(
      text,
    ) ??
    /(?<![\d+])(\d{1,2})\s?(?:h|g|giờ)\s?(\d\d)?(?![\p{L}\d])()(?:\s?(?:phút)?\s?(sáng|chiều|tối))?/iu.exec(
      text,
    )
  if (!match) return null
  const hour = +(match[1] ?? 0)
  const minute = +(match[2] ?? 0)
  if (hour > 24 || minute > 59) return null
  return { hour: halfDay(hour, (match[4] ?? '').toLowerCase()), minute, second: +(match[3] ?? 0) }
}

/** "9:18 CH" is 21:18; "21:18 PM", as many sites print it, stays 21:18. */
function halfDay(hour: number, mark: string): number {
  if (/^(?:pm|ch|p\.m\.|chiều|tối)$/.test(mark) && hour < 12) return hour + 12
  if (/^(?:am|sa|a\.m\.)$/.test(mark) && hour === 12) return 0
  return hour
}

function offsetAtStart(rest: string): string | null {
  if (/^\s?Z\b/.test(rest)) return '+00:00'
  const match = /^\s?([+-])(\d\d):?(\d\d)?(?!\d)/.exec(rest)
  return match ? formatOffset(match) : null
}

function offsetAnywhere(rest: string): string | null {
  const match =
    /(?:GMT|UTC)\s?([+-])\s?(\d{1,2}):?(\d\d)?/i.exec(rest) ?? /:\d\d\s?([+-])(\d\d):?(\d\d)(?!\d)/.exec(rest)
  if (match) return formatOffset(match)
  return /\b(?:GMT|UTC)\b|:\d\d(?:\.\d+)?Z\b/.test(rest) ? '+00:00' : null
}

function formatOffset([, sign, hours, minutes]: RegExpExecArray): string | null {
  const hour = +(hours ?? 0)
  return hour > 14 ? null : `${sign}${String(hour).padStart(2, '0')}:${minutes ?? '00'}`
}

function compose(
  year: number,
  month: number,
  day: number,
  clock: Clock | null,
  offset: string | null,
): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12) return null
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: 0 }
  if (hour > 23 || minute > 59 || second > 59) return null
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset ?? VIETNAM_OFFSET}`
}
