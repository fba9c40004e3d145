import { Socket } from 'node:net'
import pg from 'pg'
import { NAME } from './cluster.ts'
import { isCode } from './errors.ts'

/** The address of a database behind a Unix socket folder, as node-postgres and libpq read it. */
export function urlOf(socketDir: string, database = NAME): string {
  return `postgresql://${NAME}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`
}

/** A connection of the engine itself; the caller ends it. Give a socket to `unref` it while the connection idles. */
export async function connect(
  socketDir: string,
  database: string,
  socket = new Socket(),
): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketDir,
    port: 5432,
    user: NAME,
    database,
    ssl: false,
    stream: () => socket,
    application_name: 'chudong-engine',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

const GONE = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']

/** Says whether an error means that the server went away (or is going) while we spoke to it. */
export function isAway(error: unknown): boolean {
  if (isCode(error, ...GONE, '57P01', '57P02', '57P03')) return true
  return error instanceof Error && error.message.includes('Connection terminated')
}

export type Answer = 'ready' | 'busy' | 'down'

/** Asks whether a server answers on this socket: ready, busy (starting, stopping, recovering) or down. */
export async function ask(socketDir: string): Promise<Answer> {
  try {
    await (await connect(socketDir, 'postgres')).end()
    return 'ready'
  } catch (error) {
    if (isCode(error, '57P03')) return 'busy'
    if (isCode(error, '53300')) return 'ready'
    if (isCode(error, ...GONE)) return 'down'
    if (isCode(error, 'EACCES')) throw error
    return 'busy'
  }
}
