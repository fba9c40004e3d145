import type { Language } from '../i18n/language.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const DAY_MS = 86_400_000

/** A moment in Vietnam's time: "21:18 · 14/02/2026", or the hour alone when it is within the day of `now` (ms). */
export function formatMoment(at: Date, now: number, language: Language): string {
  const time = at.toLocaleTimeString(locale(language), {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  if (dayOf(at) === dayOf(new Date(now))) return time
  return `${time} · ${dayLabel(at, language)}`
}

/** The day in Vietnam as YYYY-MM-DD: 18:00 UTC is already tomorrow there. */
export function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: ZONE })
}

/** The first instant of a Vietnamese day given as YYYY-MM-DD; null when it is not a day. */
export function startOfDay(day: string): Date | null {
  const at = new Date(`${day}T00:00:00+07:00`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** The last millisecond of a Vietnamese day given as YYYY-MM-DD; null when it is not a day. */
export function endOfDay(day: string): Date | null {
  const start = startOfDay(day)
  return start && new Date(start.getTime() + DAY_MS - 1)
}

/** The day in Vietnam as people write it: "14/02/2026". */
export function dayLabel(at: Date, language: Language): string {
  return at.toLocaleDateString(locale(language), {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
}

function locale(language: Language): string {
  return language === 'vi' ? 'vi-VN' : 'en-GB'
}
