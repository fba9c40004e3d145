import type { ArticleDraft } from '@chudong/domain'
import type { JobQueue, PublishOptions } from '@chudong/ports'
import { itemReceived } from './topics.ts'

/** Two hundred posts of a million characters are more than one statement can carry in the time that is given to it. */
const MOST_CHARACTERS = 1_000_000

/** Publishes whole items, in portions that an engine can take however long the texts are. */
export async function publishItems(
  queue: JobQueue,
  drafts: readonly ArticleDraft[],
  options: PublishOptions,
): Promise<void> {
  for (const portion of portionsOf(drafts))
    await queue.publishMany(
      itemReceived,
      portion.map((draft) => ({ draft, bulk: options.lane === 'bulk' })),
      options,
    )
}

/** Items in their order, cut into portions of at most a million characters of text; a longer item goes alone. */
export function portionsOf<T extends { text: string }>(items: readonly T[]): T[][] {
  const portions: T[][] = []
  let last: T[] = []
  let characters = 0
  for (const item of items) {
    characters += item.text.length
    if (last.length === 0 || characters > MOST_CHARACTERS) {
      last = []
      portions.push(last)
      characters = item.text.length
    }
    last.push(item)
  }
  return portions
}
