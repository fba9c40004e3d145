import { RetryAfterError } from '@chudong/domain'
import type { Coverage } from '@chudong/ports'
import { monthOf } from '@chudong/vietnamese'
import { asked } from './bounded.ts'
import { connect, type ElasticConnection, explained } from './connect.ts'
import { emerging } from './emerging.ts'
import { deleteIndices, isCurrent, liveGeneration } from './generations.ts'
import { indexDocs } from './index-docs.ts'
import { namesOf } from './names.ts'
import { rebuild } from './rebuild.ts'
import { scan } from './scan.ts'
import { search } from './search.ts'
import { stateOf } from './state.ts'
import type { Log, Store } from './store.ts'
import { putTemplates } from './templates.ts'
import { trend } from './trend.ts'

export interface ElasticCoverageOptions extends ElasticConnection {
  /** Before every name of an index, alias or template, so that several desks share a cluster: "chudong-". */
  prefix?: string | undefined
  log: Log
  /** What "today" is in a query. */
  now?: () => Date
  /** Milliseconds after which a rebuild that stopped writing and does not end is taken for dead; a minute by default. */
  movingPatienceMs?: number
}

/**
 * Opens the coverage store on Elasticsearch 8.19 or newer. A server that does not answer now is no error: the outbox
 * keeps what is to be written until it does. One that refuses this program is.
 */
export async function openElasticCoverage(options: ElasticCoverageOptions): Promise<Coverage> {
  const prefix = options.prefix ?? 'chudong-'
  const store: Store = {
    client: connect(options),
    names: namesOf(prefix),
    prefix,
    log: options.log,
    now: options.now ?? (() => new Date()),
    movingPatienceMs: options.movingPatienceMs ?? 60_000,
  }
  const ready = setUpOnce(store)
  await ready().catch((error: unknown) => refuseOrWait(store, error))
  const index = indexDocs(store)
  return {
    index: (docs) =>
      docs.length === 0
        ? Promise.resolve([])
        : asked(store, 'documents', () => ready().then(() => index(docs))),
    search: (query) => asked(store, 'a search', () => search(store, query)),
    scan: (filter) => scan(store, filter),
    trend: (query) => asked(store, 'a trend', () => trend(store, query)),
    emerging: (query) => asked(store, 'new phrases', () => emerging(store, query)),
    state: (since) => asked(store, 'the state', () => stateOf(store, store.names.all, since)),
    isCurrent: () => asked(store, 'the mappings', () => isCurrent(store)),
    rebuild: (onProgress) => asked(store, 'a rebuild', () => rebuild(store, onProgress ?? (() => undefined))),
    dropBefore: (day) => asked(store, 'old months', () => dropMonths(store, (month) => month < monthOf(day))),
    clear: async () => {
      await asked(store, 'a clearing', () => dropMonths(store, () => true))
    },
    ping: async () => {
      await asked(store, 'a sign of life', () => store.client.cluster.health({ timeout: '2s' }))
    },
    close: () => store.client.close(),
  }
}

/** Templates and the first index, once in this process; tried again until it succeeds. */
function setUpOnce(store: Store): () => Promise<void> {
  let done = false
  return async () => {
    if (done) return
    await putTemplates(store)
    await liveGeneration(store)
    done = true
    if (!(await isCurrent(store)))
      store.log.warn({ event: 'coverage-mapping-old', remedy: 'chudong reindex' })
  }
}

async function refuseOrWait({ client, log }: Store, error: unknown): Promise<void> {
  const told = explained('the set-up', error)
  if (told instanceof RetryAfterError) return log.warn({ event: 'coverage-away', error: told.message })
  await client.close()
  throw told
}

/** Whole months of collection, by the names of their indices. Returns how many documents they held. */
async function dropMonths(store: Store, gone: (month: string) => boolean): Promise<number> {
  const { indices } = await liveGeneration(store)
  const dropped = indices.filter((index) => {
    const month = store.names.read(index)?.month
    return month != null && gone(month)
  })
  let count = 0
  for (const index of dropped) count += (await stateOf(store, index)).count
  await deleteIndices(store, dropped)
  return count
}
