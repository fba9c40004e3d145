import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { isCode } from './errors.ts'

/** Says whether a process of this id lives, whoever owns it; one that waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false
  }
  return statOf(pid)[0] !== 'Z'
}

/** Fields of /proc/<pid>/stat from the third (state) on; empty where there is no /proc. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/**
 * A name for one life of a process: its id and, on Linux, its start in clock ticks since boot (field 22 of
 * /proc/<pid>/stat), so that a number used again is not taken for the old process. Null when there is none.
 */
export function lifeOf(pid: number): string | null {
  return isAlive(pid) ? `${pid}-${statOf(pid)[19] ?? 0}` : null
}

/** Says whether `pid` is a PostgreSQL server working in the folder `cluster` (an absolute real path). */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  const name = commandOf(pid)
  if (!name.includes('postgres')) return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    // Another user's process without ptrace rights, or no /proc: the name alone must do.
    return true
  }
}

/** How many PostgreSQL processes, orphans included, work in the folder `cluster`; 1 where there is no /proc to look. */
export function workersIn(cluster: string): number {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.filter((pid) => isServerOf(Number(pid), cluster)).length
  } catch {
    return 1
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    const answer = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8', timeout: 2_000 })
    return answer.stdout ?? ''
  }
}
