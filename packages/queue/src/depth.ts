import type { Lane, LaneDepth, QueueDepth } from '@chudong/ports'
import { PRIORITY } from './adding.ts'
import type { PriorityDepth, QueueHandle } from './backend.ts'

/** Counts by state and lane; a quarantined job is a failed one to BullMQ. `now` in milliseconds since 1970. */
export async function depthOf(
  queue: QueueHandle,
  waiting: readonly PriorityDepth[],
  now: number,
): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('delayed', 'active', 'failed')
  const lane = (name: Lane) =>
    laneOf(
      waiting.filter(({ priority }) => laneName(priority) === name),
      now,
    )
  return {
    ...laneOf(waiting, now),
    lanes: { severe: lane('severe'), normal: lane('normal'), bulk: lane('bulk') },
    delayed: counts.delayed ?? 0,
    active: counts.active ?? 0,
    quarantined: counts.failed ?? 0,
  }
}

/** A job taken from a dead worker has lost its lane on Redis and goes first. */
function laneName(priority: number): Lane {
  if (priority > 0 && priority <= PRIORITY.severe) return 'severe'
  return priority <= PRIORITY.normal ? 'normal' : 'bulk'
}

function laneOf(rows: readonly PriorityDepth[], now: number): LaneDepth {
  const ages = rows.flatMap(({ since }) => (since === null ? [] : [Math.max(0, now - since)]))
  return {
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    oldestMs: ages.length > 0 ? Math.max(...ages) : null,
  }
}
