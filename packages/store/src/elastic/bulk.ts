import type { Refused } from '@chudong/ports'
import type { estypes } from '@elastic/elasticsearch'
import { statusOf, typeOf } from './connect.ts'
import type { Store } from './store.ts'

/** One document on its way into one index. */
export interface Write {
  index: string
  id: string
  version: number
  source: object
  /** About its size as JSON. */
  bytes: number
}

export interface Outcome {
  refused: Refused[]
  /** What may be taken another time, and what the server said of the last of it. */
  again: Write[]
  why: string
}

/** Far below the 100 MB that a server takes, so that a request is short and memory flat. */
const mostBytes = 8_000_000
const mostWrites = 500
/** Shorter than a request waits, so that the answer says which shard is missing. */
const shardTimeout = '10s'

/** Sends each document once, in requests of bounded size, and sorts the answers item by item. */
export async function sendAll(store: Store, writes: readonly Write[]): Promise<Outcome> {
  const outcome: Outcome = { refused: [], again: [], why: '' }
  for (const portion of portionsOf(writes)) await send(store, portion, outcome)
  return outcome
}

function portionsOf(writes: readonly Write[]): Write[][] {
  const portions: Write[][] = []
  let bytes = 0
  for (const write of writes) {
    const last = portions.at(-1)
    bytes += write.bytes
    if (last && bytes <= mostBytes && last.length < mostWrites) last.push(write)
    else {
      portions.push([write])
      bytes = write.bytes
    }
  }
  return portions
}

async function send(store: Store, writes: readonly Write[], outcome: Outcome): Promise<void> {
  try {
    const operations = writes.flatMap(({ index, id, version, source }) => [
      { index: { _index: index, _id: id, version, version_type: 'external_gte' as const } },
      source,
    ])
    const { items } = await store.client.bulk({ operations, refresh: false, timeout: shardTimeout })
    for (const [i, write] of writes.entries()) sort(write, items[i]?.index, outcome)
  } catch (error) {
    await dealWithRequest(store, error, writes, outcome)
  }
}

/** A request that is refused as a whole is cut; one that comes at a bad time is repeated; the rest is the caller's. */
async function dealWithRequest(store: Store, error: unknown, writes: readonly Write[], outcome: Outcome) {
  const status = statusOf(error)
  const [only] = writes
  const unfit = status === 413 || typeOf(error) === 'action_request_validation_exception'
  if (unfit && only) {
    const reason = status === 413 ? 'larger than a request may be' : typeOf(error)
    if (writes.length === 1) outcome.refused.push({ id: only.id, version: only.version, reason })
    else for (const write of writes) await send(store, [write], outcome)
  } else if (status === 429 || status === 503) {
    outcome.again.push(...writes)
    outcome.why = `${status}`
  } else throw error
}

/** An older version than the one held (409) is as good as written; a document that cannot be parsed (400) never will be. */
function sort(write: Write, item: estypes.BulkResponseItem | undefined, outcome: Outcome) {
  const status = item?.status ?? 500
  if (status < 300 || status === 409) return
  const { id, version } = write
  if (status === 400) outcome.refused.push({ id, version, reason: reasonOf(item?.error) })
  else {
    outcome.again.push(write)
    outcome.why = `${status} ${item?.error?.type ?? ''}`
  }
}

/** What is wrong, without the value: the server quotes the document's text in its answer. */
function reasonOf(error: estypes.ErrorCause | undefined): string {
  const place = /field \[[^\]]{1,100}\] of type \[\w+\]|immense term in field="[^"]{1,100}"/.exec(
    `${error?.reason} ${error?.caused_by?.reason}`,
  )?.[0]
  return [error?.type, error?.caused_by?.type, place].filter(Boolean).join(': ')
}
