import { RetryAfterError } from '@chudong/domain'
import type { estypes } from '@elastic/elasticsearch'
import { statusOf, typeOf } from './connect.ts'
import type { Store } from './store.ts'
import { mappingVersion, putTemplates } from './templates.ts'

/** The indices that are searched and written now. */
export interface Live {
  readonly generation: number
  /** Moving = being replaced: nothing is written, no month is added. */
  readonly state: 'open' | 'moving'
  /** Its indices, the first one included. */
  readonly indices: readonly string[]
}

/** The live generation and every other one there is; null = nothing was set up yet. */
export async function lookUp({
  client,
  names,
}: Store): Promise<{ live: Live | null; generations: number[] }> {
  const found = await client.indices.getAlias({ index: names.pattern })
  const indices = Object.entries(found).flatMap(([index, { aliases }]) => {
    const read = names.read(index)
    return read ? [{ index, aliases, ...read }] : []
  })
  const generations = [...new Set(indices.map(({ generation }) => generation))]
  const marked = (alias: string) => indices.find(({ aliases }) => alias in aliases)
  const head = marked(names.moving) ?? marked(names.open)
  if (!head) return { live: null, generations }
  const live: Live = {
    generation: head.generation,
    state: names.moving in head.aliases ? 'moving' : 'open',
    indices: indices.filter(({ aliases }) => names.all in aliases).map(({ index }) => index),
  }
  return { live, generations }
}

/** The live generation, made when there is none. Several processes may start at once: one makes it. */
export async function liveGeneration(store: Store): Promise<Live> {
  const { live, generations } = await lookUp(store)
  if (live) return live
  await putTemplates(store)
  const { all, open, first } = store.names
  await createIndex(store, first(Math.max(0, ...generations) + 1), { [all]: {}, [open]: {} })
  const made = (await lookUp(store)).live
  if (!made) throw new RetryAfterError('the coverage has no live indices yet', 1_000)
  return made
}

/** Makes an index from the templates; one that is there already is left as it is. */
export async function createIndex(
  { client }: Store,
  index: string,
  aliases: Record<string, estypes.IndicesAlias> = {},
): Promise<void> {
  try {
    await client.indices.create({ index, aliases })
  } catch (error) {
    if (typeOf(error) !== 'resource_already_exists_exception') throw error
  }
}

/**
 * Adds months to the live generation. Each is searched only if the generation is still open in that very moment, so
 * that a month never joins a generation that is being copied away. Returns false when it is not open any more.
 */
export async function addMonths(store: Store, live: Live, months: readonly string[]): Promise<boolean> {
  const { names, client } = store
  const missing = months.filter((index) => !live.indices.includes(index))
  if (missing.length === 0) return live.state === 'open'
  for (const index of missing) await createIndex(store, index)
  const first = names.first(live.generation)
  return changed(
    client.indices.updateAliases({
      actions: [
        { remove: { index: first, alias: names.open, must_exist: true } },
        { add: { index: first, alias: names.open } },
        ...missing.map((index) => ({ add: { index, alias: names.all } })),
      ],
    }),
  )
}

/** True when a change of aliases took place, false when its condition (`must_exist`) or an index was gone. */
export async function changed(change: Promise<unknown>): Promise<boolean> {
  try {
    await change
    return true
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw error
  }
}

/** False when an index of the live generation has a mapping older than this program's. */
export async function isCurrent(store: Store): Promise<boolean> {
  const { live } = await lookUp(store)
  if (!live) return true
  const mappings = await store.client.indices.getMapping({ index: store.names.of(live.generation) })
  const version = mappingVersion()
  return Object.values(mappings).every((found) => Number(found.mappings._meta?.version ?? 0) >= version)
}

/** Deletes indices by name; those that are gone already are no matter. */
export async function deleteIndices(
  { client }: Pick<Store, 'client'>,
  indices: readonly string[],
): Promise<void> {
  for (const index of indices) await client.indices.delete({ index, ignore_unavailable: true })
}
