import { spawn } from 'node:child_process'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, giveTo, initAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { diskFull, EngineError } from './errors.ts'
import { type Folder, needRoom, sweepHalfMade } from './folder.ts'

/** Locale variables only: the PG* variables of the caller's shell must not reach the server. */
export const CLEAN_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** The name of the superuser and of the database. */
export const NAME = 'chudong'

/**
 * Where a process that was started in a folder finds that folder. On Linux a server of another user goes through
 * /proc/self/cwd, which works even when a parent of the folder (such as /root) is closed to that user.
 */
export function ownFolder(folder: string, account: Account): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : folder
}

/** Makes a new cluster beside its final place and moves it there when it is whole. */
export async function createCluster(folder: Folder, binaries: Binaries, account: Account): Promise<void> {
  await needRoom(folder.dir)
  await sweepHalfMade(folder)
  const fresh = `${folder.cluster}.new-${process.pid}-${process.hrtime.bigint()}`
  await mkdir(fresh, { mode: 0o700 })
  const maker = initAccount()
  giveTo(fresh, maker)
  try {
    await runInitdb(fresh, binaries, maker)
    giveTo(fresh, account)
    await rm(folder.cluster, { recursive: true, force: true })
    await rename(fresh, folder.cluster)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error
  }
}

async function runInitdb(fresh: string, binaries: Binaries, maker: Account): Promise<void> {
  const locale =
    process.platform === 'darwin'
      ? ['--locale=C', '--lc-ctype=UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']
  const child = spawn(
    join(binaries.home, 'bin', 'initdb'),
    [
      '-D',
      ownFolder(fresh, maker),
      '--encoding=UTF8',
      ...locale,
      `--username=${NAME}`,
      '--auth-local=trust',
      '--auth-host=reject',
    ],
    { ...maker, cwd: fresh, env: CLEAN_ENV, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-4_000)
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (status === 0) return
  if (words.includes('No space left')) throw diskFull(fresh, new Error(words))
  throw new EngineError(
    'start-failed',
    `PostgreSQL could not make its data folder: ${words.trim().split('\n').at(-1) ?? status}.`,
    {
      cause: new Error(words),
    },
  )
}
