import { changed, type Live } from './generations.ts'
import type { Store } from './store.ts'

/** From now on no month is added to the live generation. False when another process was first. */
export async function beginMove({ client, names }: Store, live: Live): Promise<boolean> {
  const index = names.first(live.generation)
  return changed(
    client.indices.updateAliases({
      actions: [
        { remove: { index, alias: names.open, must_exist: true } },
        { add: { index, alias: names.moving } },
      ],
    }),
  )
}

/** Blocks writing to indices; returns when every write under way has ended. */
export async function blockWrites({ client }: Store, indices: readonly string[]): Promise<void> {
  for (const index of indices) await client.indices.addBlock({ index, block: 'write' })
}

/** In one step the new indices are searched and written and the old ones are not. False when the move was abandoned. */
export async function endMove({ client, names }: Store, old: Live, next: Live): Promise<boolean> {
  return changed(
    client.indices.updateAliases({
      actions: [
        { remove: { index: names.first(old.generation), alias: names.moving, must_exist: true } },
        { remove: { indices: [...old.indices], alias: names.all } },
        { add: { indices: [...next.indices], alias: names.all } },
        { add: { index: names.first(next.generation), alias: names.open } },
      ],
    }),
  )
}

/** Opens the generation again as it was. The process that moves it, should it live, cannot end its move any more. */
export async function abandonMove({ client, names }: Store, live: Live): Promise<void> {
  const index = names.first(live.generation)
  await changed(
    client.indices.updateAliases({
      actions: [
        { remove: { index, alias: names.moving, must_exist: true } },
        { add: { index, alias: names.open } },
      ],
    }),
  )
  await client.indices.putSettings({
    index: names.of(live.generation),
    settings: { 'index.blocks.write': null },
  })
}
