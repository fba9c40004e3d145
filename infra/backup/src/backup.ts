import type { Config } from '@chudong/runtime'
import { withDatabase } from './database.ts'
import { dump } from './dump.ts'
import type { Manifest } from './manifest.ts'

/** Backs up the configured database into an empty folder, while the services go on working. */
export function backup(
  config: Config,
  dir: string,
  say: (message: string) => void = () => {},
): Promise<Manifest> {
  return withDatabase(config, say, (url) => dump(url, dir, say))
}
