import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Server {
  address: string
  close(): Promise<void>
}

/** Serves an app on one port; 0 takes a free one. Rejects with a clear sentence when the port is in use. */
export function openServer(app: Hono, at: { host: string; port: number }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, (info) => {
      const host = at.host.includes(':') ? `[${at.host}]` : at.host
      resolve({ address: `http://${host}:${info.port}`, close })
    })
    server.on('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, at)))
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}

function portProblem(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`port ${port} on ${host} is in use: stop what uses it or choose another with --port`, {
      cause: error,
    })
  if (error.code === 'EACCES')
    return new Error(`port ${port} needs more rights than this user has: choose one above 1023 with --port`, {
      cause: error,
    })
  return error
}
