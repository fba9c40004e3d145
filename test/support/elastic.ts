import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Elastic, type ElasticOptions, EngineMissingError, startElastic } from '@chudong/dev-engines'
import { inject } from 'vitest'
import { need } from './need.ts'
import type { SharedElastic } from './shared-elastic.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Unix socket that the run's Elasticsearch is asked for at. */
    elasticSocket: string
  }
}

export interface TestElastic {
  /** A node without security, shared by every test file of the run: leave what is not yours alone. */
  url: string
  /** A new prefix for the names of indices and templates, e.g. "t3f9c1a2b-", nobody else's. */
  prefix(): string
}

/**
 * The run's Elasticsearch; the first test file that asks waits for its start. Null (said aloud) when this machine
 * cannot run one. For tests that kill it or sign in, `ownElastic`.
 */
export async function elasticForTests(): Promise<TestElastic | null> {
  const answer = await askMain(inject('elasticSocket'))
  if ('error' in answer) throw new Error(answer.error)
  const url = 'missing' in answer ? need(answer.missing, null, answer.install) : answer.url
  return url === null ? null : { url, prefix: () => `t${randomUUID().slice(0, 8)}-` }
}

/** An Elasticsearch of the test's own, to be killed, restarted, or signed in to; null (said aloud) where none can run. */
export async function ownElastic(
  options: Pick<ElasticOptions, 'heapMb' | 'password' | 'tls'> = {},
): Promise<Elastic | null> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-elastic-'))
  await chmod(dir, 0o711)
  const away = () => rm(dir, { recursive: true, force: true })
  try {
    const server = await startElastic({ ...options, dir: join(dir, 'node'), env: process.env, quick: true })
    return { ...server, stop: () => server.stop().then(away) }
  } catch (error) {
    await away()
    if (error instanceof EngineMissingError) return need(error.message, null, error.install)
    throw error
  }
}

function askMain(socketPath: string): Promise<SharedElastic> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: '/' }, async (answer) => {
      let text = ''
      for await (const chunk of answer.setEncoding('utf8')) text += chunk
      resolve(JSON.parse(text))
    })
    asked.once('error', reject)
    asked.end()
  })
}
