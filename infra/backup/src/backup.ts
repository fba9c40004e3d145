import { mkdir, readdir } from 'node:fs/promises'
import { PermanentError } from '@chudong/domain'
import type { Config } from '@chudong/runtime'
import { dropSnapshot, takeSnapshot } from '@chudong/store/elastic'
import { withDatabase } from './database.ts'
import { dump } from './dump.ts'
import type { Manifest } from './manifest.ts'
import { copyModels } from './models.ts'

export interface BackupOptions {
  /** Elasticsearch's snapshot repository: one that the cluster knows, or the name of a new one in its `path.repo`. */
  repository?: string
  say?: (message: string) => void
}

/**
 * Backs up the configured engines and the office's models into an empty folder, while the services go on working.
 * Elasticsearch keeps its snapshot itself; when it is away or has no place for one, the backup is made without, as coverage can be filled from
 * the records. Throws PermanentError when the folder is not empty.
 */
export async function backup(
  config: Config,
  dir: string,
  { repository = 'chudong', say = () => {} }: BackupOptions = {},
): Promise<Manifest> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if ((await readdir(dir)).length > 0) throw new PermanentError(`${dir} is not empty`)
  return withDatabase(config, say, async (url) => {
    // First the coverage: what it holds then is never newer than the records that are copied after it.
    const snapshot = await snapshotOf(config, repository, say)
    try {
      const models = await copyModels(config.dataDir, dir)
      return await dump(url, dir, { snapshot, models }, say)
    } catch (error) {
      if (snapshot && config.elastic) await dropSnapshot({ ...config.elastic, repository }, snapshot.name)
      throw error
    }
  })
}

async function snapshotOf(
  { elastic }: Config,
  repository: string,
  say: (message: string) => void,
): Promise<Manifest['snapshot']> {
  if (elastic === null) return null
  const moment = new Date().toISOString().toLowerCase().replaceAll(':', '.')
  const name = `${elastic.prefix ?? 'chudong-'}${moment}`
  try {
    await takeSnapshot({ ...elastic, repository }, name)
    say(`snapshot ${name} in ${repository}`)
    return { repository, name }
  } catch (error) {
    say(`no snapshot of the coverage: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}
