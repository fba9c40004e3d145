import { setTimeout as sleep } from 'node:timers/promises'
import type { CoverageDoc } from '@chudong/domain'
import type { StoreState } from '@chudong/ports'
import { monthOf } from '@chudong/vietnamese'
import { sendAll } from './bulk.ts'
import { createIndex, deleteIndices, type Live, liveGeneration, lookUp } from './generations.ts'
import { toWrite } from './index-docs.ts'
import { abandonMove, beginMove, blockWrites, endMove } from './moving.ts'
import { readAt } from './scan.ts'
import { stateOf } from './state.ts'
import type { Store } from './store.ts'
import { putTemplates } from './templates.ts'

const batch = 200
/** What is written while the first copy runs is copied in further rounds, until so little is left that writing may stop. */
const fewEnough = 500
const mostRounds = 5

/** A copy under way: where it goes, and up to which operation of each old index it has come. */
interface Copy {
  next: { generation: number; indices: string[] }
  copied: Map<string, number>
  documents: number
  onProgress: (documents: number) => void
}

/**
 * See `Coverage.rebuild`. Old indices are copied while others write to them; then writing stops for as long as the last
 * changes and the comparison take, and one change of aliases puts the new ones in their place. An article written late
 * keeps its newer version, as every copy carries the version of its document.
 */
export async function rebuild(store: Store, onProgress: (documents: number) => void): Promise<StoreState> {
  await putTemplates(store)
  const old = await untilOpen(store)
  const { generations } = await lookUp(store)
  const generation = Math.max(...generations) + 1
  const first = store.names.first(generation)
  const copy: Copy = { next: { generation, indices: [first] }, copied: new Map(), documents: 0, onProgress }
  try {
    await createIndex(store, first)
    await copyWhileWritten(store, old, copy)
    const state = await replace(store, copy)
    await dropOthers(store, generation)
    return state
  } catch (error) {
    await giveUp(store, copy)
    throw error
  }
}

/** A replacement by another process ends soon, or was left by one that is dead. */
async function untilOpen(store: Store): Promise<Live> {
  const end = performance.now() + store.movingPatienceMs
  for (;;) {
    const live = await liveGeneration(store)
    if (live.state === 'open') return live
    if (performance.now() > end) await abandonMove(store, live)
    await sleep(200)
  }
}

async function copyWhileWritten(store: Store, old: Live, copy: Copy): Promise<void> {
  let live = old
  for (let round = 0; round < mostRounds; round++) {
    if ((await copyChanges(store, live, copy)) <= fewEnough) return
    live = await liveGeneration(store)
  }
}

async function replace(store: Store, copy: Copy): Promise<StoreState> {
  const asked = await liveGeneration(store)
  if (!(await beginMove(store, asked))) throw new Error('another process is replacing the indices')
  const old = await liveGeneration(store)
  await blockWrites(store, old.indices)
  await copyChanges(store, old, copy)
  const held = await stateOf(store, store.names.of(old.generation))
  const built = await stateOf(store, store.names.of(copy.next.generation))
  if (held.count !== built.count || held.checksum !== built.checksum)
    throw new Error(`the copy differs: ${built.count} documents of ${held.count}, the old indices stay`)
  if (!(await endMove(store, old, { ...copy.next, state: 'open' })))
    throw new Error('the replacement took so long that it was taken for dead, the old indices stay')
  // Nothing can have been written since the block; should it have been lifted by hand, its documents come along.
  await copyChanges(store, old, copy)
  return built
}

/** Copies what changed since the last time, and returns how many documents that were. */
async function copyChanges(store: Store, live: Live, copy: Copy): Promise<number> {
  const before = copy.documents
  for (const index of live.indices) {
    const checkpoint = await checkpointOf(store, index)
    const since = copy.copied.get(index) ?? -1
    if (checkpoint <= since) continue
    await store.client.indices.refresh({ index })
    let some: CoverageDoc[] = []
    for await (const doc of readAt(store, index, { range: { _seq_no: { gt: since } } }, ['_shard_doc'])) {
      if (some.push(doc) < batch) continue
      await write(store, some, copy)
      some = []
    }
    await write(store, some, copy)
    copy.copied.set(index, checkpoint)
  }
  return copy.documents - before
}

/** The last operation before which none is still under way, so that a copy made after a refresh has them all. */
async function checkpointOf({ client }: Store, index: string): Promise<number> {
  const stats = await client.indices.stats({ index, level: 'shards' })
  const shards = Object.values(stats.indices?.[index]?.shards ?? {}).flat()
  const primaries = shards.filter((shard) => shard.routing?.primary)
  return Math.min(...primaries.map((shard) => shard.seq_no?.local_checkpoint ?? -1))
}

async function write(store: Store, docs: readonly CoverageDoc[], copy: Copy): Promise<void> {
  const { generation, indices } = copy.next
  const writes = docs.map((doc) => toWrite(doc, store.names.month(generation, monthOf(doc.collectedAt))))
  for (const index of new Set(writes.map((one) => one.index))) {
    if (indices.includes(index)) continue
    await createIndex(store, index)
    indices.push(index)
  }
  for (let left = writes, tries = 0; left.length > 0; tries++) {
    const { refused, again, why } = await sendAll(store, left)
    const [one] = refused
    if (one)
      throw new Error(`the new mapping refuses ${refused.length} documents, ${one.id} first: ${one.reason}`)
    if (again.length > 0 && tries === 10) throw new Error(`the copy is not taken: ${why}`)
    if (again.length > 0) await sleep(200 * (tries + 1))
    left = again
  }
  copy.documents += docs.length
  copy.onProgress(copy.documents)
}

/** Older generations, and what killed rebuilds left. */
async function dropOthers(store: Store, generation: number): Promise<void> {
  const found = await store.client.indices.getAlias({ index: store.names.pattern })
  const others = Object.keys(found).filter(
    (index) => (store.names.read(index)?.generation ?? generation) < generation,
  )
  await deleteIndices(store, others)
}

/** Opens the old indices again and removes the new ones, unless they are live: the answer to their last step was lost. */
async function giveUp(store: Store, { next }: Copy): Promise<void> {
  const { live } = await lookUp(store)
  if (live?.generation === next.generation) return
  if (live?.state === 'moving') await abandonMove(store, live)
  await deleteIndices(store, next.indices)
}
