import { PermanentError } from '@chudong/domain'
import type { JobQueue } from '@chudong/ports'
import { openQueue, type QueueEngine } from '@chudong/queue'
import type { Config } from '@chudong/runtime'
import { migrate, verifyAudit } from '@chudong/store'
import { bringCoverage, type CoverageReturn } from './coverage.ts'
import { withDatabase } from './database.ts'
import { hasJobs, load } from './load.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { readModels, writeModels } from './models.ts'
import { resume } from './resume.ts'

export interface RestoreOptions {
  /** Takes away what the database holds. */
  replace?: boolean
  say?: (message: string) => void
}

export interface RestoreReport {
  madeAt: string
  rows: number
  auditRows: number
  /** Articles sent through the flow again; null when their jobs came with the backup. */
  resumed: number | null
  coverage: CoverageReturn
}

const quiet = { info() {}, warn() {}, error() {}, debug() {} }
const applicationName = 'chudong-restore'

/**
 * Brings a backup back, the office's models with it, and checks it: every file's checksum, the audit chain and its end.
 * Throws PermanentError when something does not hold; the database is then not to be used.
 */
export async function restore(
  config: Config,
  dir: string,
  { replace = false, say = () => {} }: RestoreOptions = {},
): Promise<RestoreReport> {
  const { models } = await readManifest(dir)
  const trained = await readModels(config.dataDir, { dir, models, replace })
  return withDatabase(config, say, async (url) => {
    const makeTables = async (version: number, jobs: boolean) => {
      await migrate(url, version)
      if (jobs) await useQueue({ postgresUrl: url }, async () => {})
    }
    const manifest = await load(url, dir, { makeTables, jobs: config.redisUrl === null, replace, say })
    await migrate(url)
    await checkAudit(url, manifest)
    await writeModels(config.dataDir, trained)
    const coverage = await bringCoverage(config, url, manifest)
    const resumed = hasJobs(manifest)
      ? null
      : await useQueue(queueOf(config, url), (queue) => resume(url, queue))
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { madeAt: manifest.madeAt, rows, auditRows: manifest.audit.rows, resumed, coverage }
  })
}

function queueOf({ redisUrl, redisCaFile }: Config, postgresUrl: string): QueueEngine {
  return redisUrl === null ? { postgresUrl } : { redisUrl, redisCaFile }
}

async function useQueue<T>(engine: QueueEngine, work: (queue: JobQueue) => Promise<T>): Promise<T> {
  const queue = await openQueue(engine, { log: quiet, applicationName })
  try {
    return await work(queue)
  } finally {
    await queue.close()
  }
}

async function checkAudit(url: string, { audit }: Manifest): Promise<void> {
  const { rows, brokenAt } = await verifyAudit({ url, applicationName })
  if (brokenAt !== null)
    throw new PermanentError(`the audit chain of the backup is broken at row ${brokenAt}`)
  if (rows !== audit.rows)
    throw new PermanentError(`the audit chain has ${rows} rows, the backup was made of ${audit.rows}`)
}
