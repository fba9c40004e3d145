import type { NewsItem } from './item.ts'

const hour = 3_600_000

/**
 * When each item of the week comes out, by item id. `hoursPerItem` respaces the week evenly; `live` moves the
 * newest items to after `now`, one every `everyMs` milliseconds in their own order.
 */
export function publicationTimes(
  items: NewsItem[],
  options: {
    now: Date
    hoursPerItem?: number | undefined
    live?: { items: number; everyMs: number } | undefined
  },
): Map<string, Date> {
  const newestFirst = [...items].sort((a, b) => a.hoursAgo - b.hoursAgo)
  const held = Math.min(options.live?.items ?? 0, newestFirst.length)
  const everyMs = options.live?.everyMs ?? 0
  const now = options.now.getTime()
  return new Map(
    newestFirst.map((item, rank) => {
      if (rank < held) return [item.id, new Date(now + (held - rank) * everyMs)]
      const hours = options.hoursPerItem === undefined ? item.hoursAgo : rank * options.hoursPerItem
      return [item.id, new Date(now - hours * hour)]
    }),
  )
}
