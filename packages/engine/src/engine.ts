import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { giveTo, serverAccount } from './account.ts'
import { type Binaries, findPostgres, runnableBy } from './binaries.ts'
import { createCluster, NAME } from './cluster.ts'
import { ask, connect, isAway, urlOf } from './connect.ts'
import { EngineError, fileError } from './errors.ts'
import { type Folder, hasCluster, prepareFolder, socketPlace } from './folder.ts'
import { withLock } from './lock.ts'
import { runningServer, startServer, stopServer } from './server.ts'
import { signIn, signOut, usersIn } from './users.ts'

/** The part of pino's logger that the engine writes to. */
export interface EngineLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export interface EngineOptions {
  /** The data folder; made when missing. */
  dir: string
  /** Told what a person waits for, in English. */
  onProgress?: (message: string) => void
  /** Told each time the server was brought back after it died. */
  onRestart?: () => void
  log?: EngineLog
}

export interface Engine {
  /** For node-postgres and libpq; a Unix socket, no network port. */
  readonly url: string
  readonly socketDir: string
  /** The address of another database of the same server. */
  urlOf(database: string): string
  /** Leaves the server; the last user stops it. Close your own pools first. */
  stop(): Promise<void>
}

/**
 * Opens the embedded PostgreSQL of a data folder: makes it at the first time, starts it or joins the running one,
 * and brings it back when it dies. Throws EngineError with a `code` when a person has to change something.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const binaries = findPostgres()
  const folder = await prepareFolder(options.dir)
  const note = signIn(folder.users)
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await joinOrStart(folder, binaries, options)
        return await superviseEngine(folder, binaries, options, note)
      } catch (error) {
        // Another process may stop or lose the server between our joining and our first words to it.
        if (error instanceof EngineError || !isAway(error) || attempt === 5) throw error
      }
    }
  } catch (error) {
    signOut(note)
    throw fileError(error, options.dir)
  }
}

async function joinOrStart(folder: Folder, binaries: Binaries, options: EngineOptions): Promise<void> {
  const say = options.onProgress ?? (() => {})
  await withLock(folder.lock, async () => {
    const exists = await hasCluster(folder, binaries.major)
    const account = serverAccount(folder.cluster, exists)
    if (exists && (await isThere(folder))) return
    const runnable = runnableBy(binaries, account)
    if (!exists) {
      say('Making the PostgreSQL data folder')
      await createCluster(folder, runnable, account)
    } else if (account) giveTo(folder.cluster, account)
    say('Starting PostgreSQL')
    await startServer(folder, runnable, account, say)
  })
  await ensureDatabase(folder)
}

/** Waits for a server that somebody else starts or stops; true when it can be joined. */
async function isThere(folder: Folder): Promise<boolean> {
  const socketDir = socketPlace(folder.cluster).forClients
  for (let down = 0; down < 150; ) {
    const answer = await ask(socketDir)
    if (answer === 'ready') return true
    if (answer === 'down' && runningServer(folder.cluster) === null) return false
    // A live process that never listens is no server of ours: its number was used again.
    if (answer === 'down') down++
    await sleep(100)
  }
  return false
}

async function ensureDatabase(folder: Folder): Promise<void> {
  const client = await connect(socketPlace(folder.cluster).forClients, 'postgres')
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [NAME])
    if (found.rowCount === 0) await client.query(`create database ${NAME}`)
  } catch (error) {
    // Two processes that open at once may both find it missing: 42P04 and 23505 say that the other was first.
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== '42P04' && code !== '23505') throw error
  } finally {
    await client.end()
  }
}

interface Watch {
  client: pg.Client
  /** When the server started: tells a restart from a lost connection. */
  since: string
}

async function superviseEngine(
  folder: Folder,
  binaries: Binaries,
  options: EngineOptions,
  note: string,
): Promise<Engine> {
  const socketDir = socketPlace(folder.cluster).forClients
  let stopped = false
  let recovering = Promise.resolve()
  let watch = await openWatch(socketDir, onLoss)

  function onLoss(): void {
    if (!stopped) recovering = recover()
  }

  async function recover(): Promise<void> {
    for (let pause = 100; !stopped; pause = Math.min(pause * 2, 10_000)) {
      try {
        await joinOrStart(folder, binaries, options)
        const before = watch.since
        watch = await openWatch(socketDir, onLoss)
        if (watch.since === before) return
        options.log?.warn({ event: 'engine.restarted', dir: folder.dir }, 'PostgreSQL died and is back')
        options.onRestart?.()
        return
      } catch (error) {
        options.log?.warn({ event: 'engine.down', err: error, retryMs: pause }, 'PostgreSQL is down')
        await sleep(pause, undefined, { ref: false })
      }
    }
  }

  const onExit = () => leaveAtExit(folder, note)
  process.once('exit', onExit)
  options.log?.info({ event: 'engine.open', dir: folder.dir }, 'PostgreSQL is open')
  return {
    url: urlOf(socketDir),
    socketDir,
    urlOf: (database) => urlOf(socketDir, database),
    async stop() {
      if (stopped) return
      stopped = true
      process.off('exit', onExit)
      await recovering
      await withLock(folder.lock, () => leave(folder, note, watch.client))
    },
  }
}

async function openWatch(socketDir: string, onLoss: () => void): Promise<Watch> {
  const socket = new Socket()
  const client = await connect(socketDir, NAME, socket)
  const answer = await client.query<{ since: string }>('select pg_postmaster_start_time()::text as since')
  client.once('end', onLoss)
  // Idle, it must not keep a finished program alive.
  socket.unref()
  return { client, since: answer.rows[0]?.since ?? '' }
}

async function leave(folder: Folder, note: string, watch: pg.Client): Promise<void> {
  signOut(note)
  watch.end().catch(() => {})
  const needed = usersIn(folder.users) > 0 || (await hasOtherClients(socketPlace(folder.cluster).forClients))
  if (!needed) await stopServer(folder.cluster)
}

/** Other programs of ours name their connections chudong-…; connections that are just closing get a second. */
async function hasOtherClients(socketDir: string): Promise<boolean> {
  const client = await connect(socketDir, 'postgres').catch(() => null)
  try {
    for (let look = 0; client && look < 10; look++) {
      const others = await client.query(
        `select 1 from pg_stat_activity where application_name like 'chudong-%'
         and backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
      )
      if (!others.rowCount) return false
      await sleep(100)
    }
    return client !== null
  } catch {
    // The server went away meanwhile: nobody is connected to it.
    return false
  } finally {
    await client?.end().catch(() => {})
  }
}

/** A process that ends without `stop()` must not leave a server that nobody uses. */
function leaveAtExit(folder: Folder, note: string): void {
  signOut(note)
  const pid = usersIn(folder.users) === 0 ? runningServer(folder.cluster) : null
  if (pid !== null) process.kill(pid, 'SIGINT')
}
