import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@chudong/engine'
import type { TestProject } from 'vitest/node'

/** One embedded PostgreSQL for the whole run, below a folder that goes away with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-test-'))
  const engine = await openEngine({ dir })
  project.provide('postgresUrl', engine.url)
  return async () => {
    await engine.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}
