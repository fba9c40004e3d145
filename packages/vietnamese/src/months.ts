/** Việt Nam is at UTC+7 all year. */
const offsetMs = 7 * 3_600_000

/** The month in Việt Nam that a moment is in: "2026.11". */
export function monthOf(moment: Date): string {
  return new Date(moment.getTime() + offsetMs).toISOString().replace(/^([+-]?\d+)-(\d\d).*$/, '$1.$2')
}

/** The first moment of the month in Việt Nam so many months before the one that a moment is in. */
export function startOfMonth(moment: Date, monthsBefore = 0): Date {
  const local = new Date(moment.getTime() + offsetMs)
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - monthsBefore, 1) - offsetMs)
}
