import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { CLEAN_ENV, ownFolder } from './cluster.ts'
import { ask } from './connect.ts'
import { diskFull, EngineError } from './errors.ts'
import { type Folder, prepareSocketPlace, socketPlace, tailOf } from './folder.ts'
import { isAlive, isServerOf, workersIn } from './processes.ts'
import { serverSettings } from './settings.ts'

/** Recovery after a crash replays at most `max_wal_size`; ten minutes is far above that on a slow disk. */
const READY_WITHIN_MS = 600_000

/** The process id in postmaster.pid when that process lives and works in this cluster, else null. */
export function runningServer(cluster: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 && isServerOf(pid, cluster) ? pid : null
  } catch {
    return null
  }
}

/** Starts a server and waits until it takes connections; tries again while remains of a killed one go away. */
export async function startServer(
  folder: Folder,
  binaries: Binaries,
  account: Account,
  say: (message: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const words = await tryStart(folder, binaries, account, say)
    if (words === null) return
    if (/already exists/.test(words) && isDeserted(folder.cluster)) removeForeignLocks(folder.cluster)
    const said = `${words}\n${await lastStart(folder.cluster)}`
    const mayPass = /shared memory block|already exists|Address already in use|is still in use/.test(said)
    if (!mayPass || attempt === 20) throw startFailure(folder, said)
    await sleep(Math.min(100 * attempt, 1_000))
  }
}

/** Null when the server is ready, else what it said before it died. */
async function tryStart(
  folder: Folder,
  binaries: Binaries,
  account: Account,
  say: (message: string) => void,
): Promise<string | null> {
  const place = socketPlace(folder.cluster)
  prepareSocketPlace(place, account)
  rmSync(folder.startLog, { force: true })
  const log = openSync(folder.startLog, 'w', 0o600)
  const child = spawn(
    join(binaries.home, 'bin', 'postgres'),
    ['-D', ownFolder(folder.cluster, account), ...serverSettings(place.forServer)],
    { ...account, cwd: folder.cluster, env: CLEAN_ENV, detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let ended: string | null = null
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (status, signal) => {
    ended = `it ended with ${status ?? signal}`
  })
  const begun = performance.now()
  for (let told = false; performance.now() - begun < READY_WITHIN_MS; await sleep(20)) {
    if (ended !== null) return `${ended}\n${await tailOf(folder.startLog)}`
    const answer = await ask(place.forClients)
    if (answer === 'ready') return null
    if (answer === 'busy' && !told && performance.now() - begun > 2_000) {
      say('PostgreSQL is recovering from an unclean stop')
      told = true
    }
  }
  return 'it did not become ready'
}

/**
 * No server and no orphan of one works in the cluster. A killed server's sessions live on for a moment and still write:
 * its lock file, which names their shared memory, is what keeps a new server from starting among them.
 */
function isDeserted(cluster: string): boolean {
  return runningServer(cluster) === null && workersIn(cluster) === 0
}

/** The number in a stale lock file may meanwhile belong to any process, which PostgreSQL would take for a server. */
function removeForeignLocks(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(join(socketPlace(cluster).forClients, '.s.PGSQL.5432.lock'), { force: true })
}

function startFailure(folder: Folder, said: string): EngineError {
  const cause = new Error(said)
  if (said.includes('No space left on device')) return diskFull(folder.dir, cause)
  const line = said.match(/(?:FATAL|PANIC|ERROR|postgres): .*/)?.[0] ?? said.split('\n')[0]
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(said)) {
    return new EngineError('data-permission', `PostgreSQL may not use ${folder.cluster}: ${line}.`, { cause })
  }
  return new EngineError('start-failed', `PostgreSQL did not start on ${folder.cluster}: ${line}.`, { cause })
}

/** What the newest server log says since the last start; '' when there is none. */
async function lastStart(cluster: string): Promise<string> {
  const names = await readdir(join(cluster, 'log')).catch(() => [])
  const files = names
    .map((name) => join(cluster, 'log', name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
  const newest = files.sort((a, b) => b.at - a.at)[0]
  const text = newest ? await tailOf(newest.path) : ''
  return text.slice(text.lastIndexOf('starting PostgreSQL'))
}

/** Fast shutdown: sessions are ended, everything is written; after 30 s the immediate one, which recovers at the next start. */
export async function stopServer(cluster: string): Promise<void> {
  const pid = runningServer(cluster)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && runningServer(cluster) === pid; waited += 20) {
    if (waited === 30_000) process.kill(pid, 'SIGQUIT')
    await sleep(20)
  }
}
