const days = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy']
const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Clock and calendar in Vietnam (UTC+7, no summer time). */
function wall(at: Date) {
  const local = new Date(at.getTime() + 7 * 3_600_000)
  return {
    weekday: local.getUTCDay(),
    day: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    year: local.getUTCFullYear(),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    iso: local.toISOString().slice(0, 19),
  }
}

/** ISO 8601 with offset: "2024-02-14T21:18:00+07:00". */
export function isoVietnam(at: Date): string {
  return `${wall(at).iso}+07:00`
}

/** RSS date: "Wed, 14 Feb 2024 21:18:00 +0700". */
export function rssDate(at: Date): string {
  const w = wall(at)
  const month = englishMonths[w.month - 1]
  return `${englishDays[w.weekday]}, ${two(w.day)} ${month} ${w.year} ${w.time}:00 +0700`
}

/** Long form of newspaper pages: "Thứ tư, 14/2/2024, 21:18 (GMT+7)". */
export function longDate(at: Date): string {
  const w = wall(at)
  return `${days[w.weekday]}, ${w.day}/${w.month}/${w.year}, ${w.time} (GMT+7)`
}

/** NukeViet's form: "Thứ tư - 14/02/2024 21:18". */
export function nukevietDate(at: Date): string {
  const w = wall(at)
  return `${days[w.weekday]} - ${two(w.day)}/${two(w.month)}/${w.year} ${w.time}`
}

/** Short form with dashes: "14-02-2024 - 21:18". */
export function dashDate(at: Date): string {
  const w = wall(at)
  return `${two(w.day)}-${two(w.month)}-${w.year} - ${w.time}`
}

/** Day only: "14/02/2024". */
export function dayOnly(at: Date): string {
  const w = wall(at)
  return `${two(w.day)}/${two(w.month)}/${w.year}`
}

/** Day and month as running text has them: "14/2". */
export function shortDay(at: Date): string {
  const w = wall(at)
  return `${w.day}/${w.month}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
