import type { Growing } from './texts.ts'

/** Times more than linear that is still taken for linear: caches, garbage and other processes cost something. */
const SLACK = 3
const SLACK_MS = 50
const RUNS = 3

/** Where a reader takes much longer than in proportion to the text; null when it does not up to `largest`. */
export function superlinear(
  read: (text: string) => unknown,
  text: Growing,
  { smallest = 4_000, largest = 64_000 }: { smallest?: number; largest?: number } = {},
): string | null {
  const small = medianMs(() => read(text(smallest)))
  for (let times = 4; smallest * times <= largest; times *= 4) {
    const long = text(smallest * times)
    const most = SLACK * times * small + SLACK_MS
    if (cpuMs(() => read(long)) <= most) continue
    const ms = medianMs(() => read(long))
    if (ms > most)
      return `${smallest} characters ${small.toFixed(1)} ms, ${times} times as many ${ms.toFixed(0)} ms`
  }
  return null
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => cpuMs(work)).sort((a, b) => a - b)
  return times[Math.floor(RUNS / 2)] ?? 0
}

/** Processor time of this process: what others do on the machine does not count. What the work throws is nothing here. */
function cpuMs(work: () => unknown): number {
  const start = process.cpuUsage()
  try {
    work()
  } catch {
    // Refusing is an answer; whether it is the right one is asked elsewhere.
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
