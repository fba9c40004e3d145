import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

export interface LocalServer {
  url: string
  host: string
  port: number
  requests: string[]
  close(): Promise<void>
}

/** A real HTTP server on 127.0.0.1 for tests; `requests` lists the paths that were asked for. */
export async function localServer(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<LocalServer> {
  const requests: string[] = []
  const server = createServer((req, res) => {
    requests.push(req.url ?? '')
    res.on('error', () => undefined)
    handle(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test server has no port')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    host: `127.0.0.1:${address.port}`,
    port: address.port,
    requests,
    close,
  }
}
