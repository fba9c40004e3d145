import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { keepProcess } from '@chudong/dev-engines'
import { until } from '../support/until.ts'

export interface PostgresServer {
  readonly url: string
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const main = fileURLToPath(new URL('./postgres-process.ts', import.meta.url))
const READY_MS = 300_000

/** A PostgreSQL that no desk owns: it stays away after `kill` until `restart`. */
export async function startPostgres(dir: string): Promise<PostgresServer> {
  const start = async () => {
    const keeper = keepProcess(process.execPath, ['--import', loader, main, dir], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
      cwd: '/',
      log: `${dir}.log`,
    })
    await until('PostgreSQL answers', () => keeper.words().includes('postgresql://'), READY_MS)
    return keeper
  }
  let keeper = await start()
  const url = keeper.words().match(/postgresql:\S+/)?.[0] ?? ''
  return {
    url,
    async kill() {
      await keeper.kill()
      await killServer(dir)
    },
    async restart() {
      keeper = await start()
    },
    stop: () => keeper.stop(),
  }
}

/** The postmaster and all its children at once, as when the machine loses them; nothing when there is none. */
export async function killServer(dir: string): Promise<void> {
  const pid = await postmasterPid(dir)
  if (!pid) return
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
  for (const victim of [pid, ...children.split('\n').map(Number).filter(Boolean)]) {
    try {
      process.kill(victim, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

/** Null when no server was started in this folder, or it ended in order. */
export async function postmasterPid(dir: string): Promise<number | null> {
  const text = await readFile(join(dir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return pid > 0 ? pid : null
}
