import { RetryAfterError } from '@chudong/domain'
import type { Coverage, Outbox, Refused } from '@chudong/ports'

export interface ProjectOptions {
  /** Documents carried at once. */
  batch?: number
  /** Told of documents that the store will never take; they are kept by name in the records. */
  onRefused?: (refused: readonly Refused[]) => void
}

/**
 * Carries changes from the outbox into the coverage store until none is left. A batch that the store does not take is
 * tried in smaller ones: texts may be so long that many at once are more than a statement can carry. Returns how many
 * were carried; throws when a single one is not taken, and at once when the store says that it can take none now.
 */
export async function project(
  outbox: Outbox,
  coverage: Coverage,
  { batch = 500, onRefused }: ProjectOptions = {},
): Promise<number> {
  let carried = 0
  let size = batch
  for (;;) {
    try {
      const some = await outbox.drain(size, async (docs) => {
        const refused = await coverage.index(docs)
        if (refused.length > 0) onRefused?.(refused)
        return refused
      })
      carried += some
      if (some < size) return carried
    } catch (error) {
      if (size === 1 || error instanceof RetryAfterError) throw error
      size = Math.ceil(size / 8)
    }
  }
}
