import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@chudong/engine'
import type { JobQueue } from '@chudong/ports'
import { openQueue } from '@chudong/queue'
import { counted, countsOf } from '../integration/queue-topic.ts'
import { type Program, startProgram } from '../support/programs.ts'
import { silent } from '../support/silent.ts'
import { until } from '../support/until.ts'

/**
 * The queue on the embedded PostgreSQL, measured: how soon a killed worker's job runs again, jobs per second, and a
 * seeded run of kills of workers and server. Usage: tsx test/bench/queue.ts [kills] [seed]
 */
const [kills = '60', seedText = String(Date.now() % 100_000)] = process.argv.slice(2)
const program = new URL('../integration/queue-process.ts', import.meta.url).pathname
const dir = mkdtempSync(join(tmpdir(), 'chudong-bench-queue-'))
const engine = await openEngine({ dir: join(dir, 'data') })
const queue = await openQueue({ postgresUrl: engine.url }, { log: silent, applicationName: 'chudong-bench' })

try {
  await recovery(8)
  await throughput(3_000)
  await killLoop(Number(kills), Number(seedText))
} finally {
  await queue.close(1_000)
  await engine.stop()
  rmSync(dir, { recursive: true, force: true })
}

function worker(file: string, tookMs: number): Program {
  return startProgram(program, [engine.url, file, String(tookMs)])
}

async function settled(what: string): Promise<void> {
  await until(what, async () => isIdle(await queue.depth(counted.name)), 300_000)
}

function isIdle(depth: Awaited<ReturnType<JobQueue['depth']>>): boolean {
  return depth.waiting + depth.active + depth.delayed === 0
}

/** From the kill of a worker to the second begin of its job in another process that was already there. */
async function recovery(rounds: number): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const file = join(dir, `recovery-${round}`)
    const pair = [worker(file, 1_500), worker(file, 1_500)]
    await Promise.all(pair.map((each) => each.says('consuming')))
    await queue.publish(counted, { n: round })
    const begins = (each: Program) => each.heard().includes(`began ${round}`)
    await until('one began', () => pair.some(begins))
    const [first, second] = pair.sort((a, b) => Number(begins(b)) - Number(begins(a)))
    const killed = performance.now()
    first?.kill()
    await until('the other began', () => second !== undefined && begins(second))
    times.push(Math.round(performance.now() - killed))
    await settled('it ended')
    second?.kill()
  }
  times.sort((a, b) => a - b)
  console.log(
    `killed worker's job runs again, ms (n ${rounds}): median ${times[rounds >> 1]}, worst ${times.at(-1)}`,
  )
}

async function throughput(count: number): Promise<void> {
  const file = join(dir, 'throughput')
  const published = performance.now()
  await queue.publishMany(
    counted,
    Array.from({ length: count }, (_, n) => ({ n: 10_000 + n })),
  )
  const begun = performance.now()
  const one = worker(file, 0)
  await one.says('consuming')
  const consuming = performance.now()
  const already = countsOf(file).size
  await settled('all ended')
  const perSecond = (n: number, ms: number) => Math.round((n / ms) * 1_000)
  console.log(`published in bulk ${perSecond(count, begun - published)} jobs/s (n ${count})`)
  console.log(`worked on by one process ${perSecond(count - already, performance.now() - consuming)} jobs/s`)
  one.kill()
}

/** Kills a worker or the server at random moments while jobs come in; every job must end at least once. */
async function killLoop(rounds: number, seed: number): Promise<void> {
  const random = generator(seed)
  const file = join(dir, 'kills')
  const workers = [worker(file, 30), worker(file, 30)]
  let published = 0
  for (let round = 0; round < rounds; round++) {
    const jobs = Array.from({ length: 15 }, () => ({ n: 100_000 + published++ }))
    await queue.publishMany(counted, jobs, { promised: true })
    await new Promise((resolve) => setTimeout(resolve, random() * 1_200))
    if (random() < 0.25) killServer()
    else {
      const which = random() < 0.5 ? 0 : 1
      workers[which]?.kill()
      workers[which] = worker(file, 30)
    }
  }
  await settled('all ended')
  for (const each of workers) each.kill()
  const counts = countsOf(file)
  const doubled = [...counts.values()].filter((times) => times > 1).length
  const { quarantined } = await queue.depth(counted.name)
  console.log(
    `seed ${seed}: ${rounds} kills, ${published} jobs, lost ${published - counts.size}, run more than once ${doubled}, quarantined ${quarantined}`,
  )
}

function killServer(): void {
  try {
    process.kill(
      Number.parseInt(readFileSync(join(dir, 'data', 'postgres', 'postmaster.pid'), 'utf8'), 10),
      'SIGKILL',
    )
  } catch {
    // It is down from the kill before.
  }
}

/** Numbers in [0, 1) that repeat for a seed (a linear congruential generator with the constants of Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
