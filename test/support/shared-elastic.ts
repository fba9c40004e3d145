import { createServer } from 'node:http'
import { join } from 'node:path'
import { type Elastic, EngineMissingError, startElastic } from '@chudong/dev-engines'

/** What a test process hears when it asks for the run's Elasticsearch. */
export type SharedElastic = { url: string } | { missing: string; install: string } | { error: string }

/**
 * Waits on a Unix socket for the first test file that needs Elasticsearch and starts one for the whole run, in the
 * process that outlives them all. `dir` must be a folder that other users can enter.
 */
export async function shareElastic(dir: string): Promise<{ socketPath: string; stop(): Promise<void> }> {
  const socketPath = join(dir, 'elastic.sock')
  let started: Promise<Elastic> | undefined
  const server = createServer((_asked, answer) => {
    started ??= startElastic({
      dir: join(dir, 'elasticsearch'),
      env: process.env,
      quick: true,
      onProgress: (message) => process.stderr.write(`${message}\n`),
    })
    started.then(({ url }) => ({ url }), explain).then((said) => answer.end(JSON.stringify(said)))
  })
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return {
    socketPath,
    async stop() {
      server.closeAllConnections()
      server.close()
      await started?.then(
        (elastic) => elastic.stop(),
        () => {},
      )
    },
  }
}

function explain(error: unknown): SharedElastic {
  if (error instanceof EngineMissingError) return { missing: error.message, install: error.install }
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
