/**
 * Lets at most `most` sign-ins by one key be tried within `windowMs`. A try counts before its password is checked, so that
 * hundreds at the same moment are no way around it; one that succeeds clears the count.
 */
export function openThrottle(most: number, windowMs: number) {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    /** Counts a try; false when it may not be made. */
    admits(key: string, at: Date): boolean {
      const now = at.getTime()
      const known = tries.get(key)
      const entry = known && now - known.since < windowMs ? known : { count: 0, since: now }
      if (entry.count >= most) return false
      if (tries.size > 10_000) tries.clear()
      tries.set(key, { count: entry.count + 1, since: entry.since })
      return true
    },
    succeeded: (key: string) => void tries.delete(key),
  }
}
