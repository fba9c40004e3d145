import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time: of this process with all its threads, and of one PostgreSQL server. */
export interface CpuTime {
  node: number
  postgres: number
}

/** Linux counts processor time in ticks of 10 ms. */
const TICK_MS = 10

/**
 * Processor time so far, of this process and of the server whose `postmaster.pid` is given: what other programs do
 * beside makes a run slower, but hardly makes it spend more. Elsewhere than on Linux PostgreSQL's share is NaN.
 */
export function cpuTime(pidFile: string): CpuTime {
  const { user, system } = process.cpuUsage()
  return {
    node: (user + system) / 1_000,
    postgres: serverTime(Number.parseInt(readFileSync(pidFile, 'utf8'), 10)),
  }
}

/** What was spent from `before` to `after`. */
export function spent(before: CpuTime, after: CpuTime): CpuTime {
  return { node: after.node - before.node, postgres: after.postgres - before.postgres }
}

/** The postmaster's own time, that of its backends, and of those that ended. */
function serverTime(postmaster: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const ids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
  const ticks = ids.map((id) => ticksOf(id, postmaster))
  return ticks.reduce((sum, some) => sum + some, 0) * TICK_MS
}

function ticksOf(pid: number, postmaster: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    if (pid !== postmaster && Number(fields[1]) !== postmaster) return 0
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
  } catch {
    // It ended between the listing and the reading.
    return 0
  }
}
