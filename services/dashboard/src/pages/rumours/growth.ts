import type { RumourView } from '@chudong/domain'

/** How a chain of copies goes on, by its last two days. */
export function growthOf({
  lastDay,
  dayBefore,
}: Pick<RumourView, 'lastDay' | 'dayBefore'>): 'grows' | 'steady' | 'slows' {
  if (lastDay > dayBefore) return 'grows'
  return lastDay === dayBefore ? 'steady' : 'slows'
}
