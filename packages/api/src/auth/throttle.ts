/** Counts failed sign-ins by key: after `most` within `windowMs`, `blocked` is true until the window has passed. */
export function openThrottle(most: number, windowMs: number) {
  const failures = new Map<string, { count: number; since: number }>()
  const fresh = (key: string, now: number) => {
    const entry = failures.get(key)
    return entry && now - entry.since < windowMs ? entry : { count: 0, since: now }
  }
  return {
    blocked: (key: string, now: Date) => fresh(key, now.getTime()).count >= most,
    failed(key: string, now: Date) {
      const entry = fresh(key, now.getTime())
      if (failures.size > 10_000) failures.clear()
      failures.set(key, { count: entry.count + 1, since: entry.since })
    },
    succeeded: (key: string) => void failures.delete(key),
  }
}
