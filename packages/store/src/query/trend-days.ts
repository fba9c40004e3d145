import { PermanentError } from '@chudong/domain'

const dayMs = 86_400_000
/** Việt Nam is at UTC+7 all year. */
const offsetMs = 7 * 3_600_000
const mostDays = 3_700

/** Every day that the time from `from` to `to` (exclusive) touches; PermanentError over ten years. */
export function daysBetween(from: Date, to: Date): string[] {
  if (!(from < to)) return []
  const first = Math.floor((from.getTime() + offsetMs) / dayMs)
  const last = Math.floor((to.getTime() - 1 + offsetMs) / dayMs)
  if (last - first >= mostDays) throw new PermanentError('Khoảng thời gian quá dài: nhiều nhất 10 năm.')
  return Array.from({ length: last - first + 1 }, (_, i) =>
    new Date((first + i) * dayMs).toISOString().slice(0, 10),
  )
}
