import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startElastic } from '@chudong/dev-engines'
import { openEngine } from '@chudong/engine'
import type { Coverage } from '@chudong/ports'
import { migrate, openPostgresCoverage } from '@chudong/store'
import { openElasticCoverage } from '@chudong/store/elastic'
import pg from 'pg'
import { silent } from '../../support/silent.ts'

/** A coverage store with an engine of its own, in a folder that goes with it. */
export interface MeasuredStore {
  coverage: Coverage
  /** What a server that was filled days ago has done: statistics, visibility, merged segments. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export const stores = { PostgreSQL: openPostgres, Elasticsearch: openElastic }

async function openPostgres(now: () => Date): Promise<MeasuredStore> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-bench-coverage-'))
  const engine = await openEngine({ dir })
  await migrate(engine.url)
  const coverage = await openPostgresCoverage({ url: engine.url, applicationName: 'chudong-bench', now })
  return {
    coverage,
    async settle() {
      const client = new pg.Client({ connectionString: engine.url })
      await client.connect()
      await client.query('vacuum analyze coverage_docs').finally(() => client.end())
    },
    async stop() {
      await coverage.close()
      await engine.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function openElastic(now: () => Date): Promise<MeasuredStore> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-bench-coverage-'))
  // Elasticsearch refuses root and runs as a user of its own, which must be able to enter.
  await chmod(dir, 0o711)
  const server = await startElastic({ dir: join(dir, 'elastic'), env: process.env, heapMb: 2_048 })
  const coverage = await openElasticCoverage({ url: server.url, log: silent, now })
  return {
    coverage,
    async settle() {
      // Counting refreshes: what was written is found.
      await coverage.state()
    },
    async stop() {
      await coverage.close()
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
