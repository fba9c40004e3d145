import type { JobQueue } from '@chudong/ports'

/** More in one topic are no accident but a fault that a replay would only repeat. */
const MOST = 10_000

/** Puts quarantined jobs back with fresh tries: one by its key, or all that are there now. Returns how many. */
export async function replay(
  queue: Pick<JobQueue, 'quarantined' | 'replay'>,
  topic: string,
  key: string | null,
): Promise<number> {
  const keys = key === null ? (await queue.quarantined(topic, MOST)).map((job) => job.key) : [key]
  let replayed = 0
  for (const one of keys) if (await queue.replay(topic, one)) replayed++
  return replayed
}
