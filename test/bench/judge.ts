import { fork } from 'node:child_process'
import { once } from 'node:events'
import { judges } from './judges.ts'
import { quantile } from './quantile.ts'

const ROUNDS = 3

/**
 * Milliseconds an article of each judge on the same articles. Each works in a process of its own, as it would in a service, one
 * after the other in three rounds: what the machine does besides falls on all of them.
 */
export async function judgeTimes(
  articles: number,
): Promise<{ name: string; p50: number; p99: number; n: number }[]> {
  const times = new Map(Object.keys(judges).map((name): [string, number[]] => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, own] of times) own.push(...(await timesOf(name, articles)))
  return [...times].map(([name, own]) => ({
    name,
    p50: quantile(own, 0.5),
    p99: quantile(own, 0.99),
    n: own.length,
  }))
}

async function timesOf(name: string, articles: number): Promise<number[]> {
  const judge = fork(new URL('./judge-alone.ts', import.meta.url), [name, String(articles)], {
    execArgv: process.execArgv,
  })
  const [times] = (await once(judge, 'message')) as [number[]]
  return times
}
