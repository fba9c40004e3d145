import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isCode } from './errors.ts'
import { lifeOf } from './processes.ts'

/**
 * Runs `work` while no other process on this machine runs under the same lock file. A lock left by a dead
 * process is taken over. It only orders the work: PostgreSQL's own lock still guards the data.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const mine = `${lifeOf(process.pid)} ${process.hrtime.bigint()}`
  while (!(await take(path, mine))) await sleep(50)
  try {
    return await work()
  } finally {
    if ((await contentOf(path)) === mine) await rm(path, { force: true })
  }
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
  const holder = await contentOf(path)
  if (holder === null || holder === '') return clearEmpty(path, holder)
  const life = holder.split(' ')[0] ?? ''
  if (lifeOf(Number.parseInt(life, 10)) !== life) await rename(path, `${path}.stale`).catch(() => {})
  return false
}

/** A holder killed between creating and filling its lock leaves an empty file. */
async function clearEmpty(path: string, holder: string | null): Promise<false> {
  if (holder === null) return false
  await sleep(200)
  if ((await contentOf(path)) === '') await rm(path, { force: true })
  return false
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
