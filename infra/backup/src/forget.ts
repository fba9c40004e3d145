import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@chudong/runtime'
import { dropSnapshot } from '@chudong/store/elastic'
import { MANIFEST, readManifest } from './manifest.ts'

/** Removes a backup that is not needed any more, with the snapshot that Elasticsearch keeps for it. */
export async function forget({ elastic }: Config, dir: string): Promise<void> {
  const { tables, models, snapshot } = await readManifest(dir)
  if (snapshot && elastic) await dropSnapshot({ ...elastic, repository: snapshot.repository }, snapshot.name)
  for (const file of [MANIFEST, ...[...tables, ...models].map(({ file }) => file)])
    await rm(join(dir, file), { force: true })
}
