import { join } from 'node:path'
import { openEngine } from '@chudong/engine'
import type { Config } from '@chudong/runtime'

/** Does work on the configured database: the one of DATABASE_URL, or the embedded one, started for it or joined. */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  say: (message: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl)
  const engine = await openEngine({ dir: join(config.dataDir, 'postgres'), onProgress: say })
  try {
    return await work(engine.url)
  } finally {
    await engine.stop()
  }
}
