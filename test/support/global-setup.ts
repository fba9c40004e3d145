import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@chudong/engine'
import type { TestProject } from 'vitest/node'
import { shareElastic } from './shared-elastic.ts'

/**
 * One folder for the run's embedded PostgreSQL and Elasticsearch. The first test file that needs a server makes it
 * there and the others join it, so a run of unit tests alone starts none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-test-'))
  await chmod(dir, 0o711)
  const data = join(dir, 'data')
  project.provide('enginesDir', data)
  const elastic = await shareElastic(dir)
  project.provide('elasticSocket', elastic.socketPath)
  return async () => {
    await elastic.stop()
    // Test processes may be killed before they could stop the server.
    if (existsSync(join(data, 'postgres', 'postmaster.pid'))) await (await openEngine({ dir: data })).stop()
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    enginesDir: string
  }
}
