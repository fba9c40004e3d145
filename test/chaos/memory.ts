import { quantile } from '../bench/quantile.ts'
import type { KeptService } from './kept-service.ts'

/** Resident memory of one process over a run, in MB. */
export interface MemoryUse {
  process: string
  samples: number
  /** Medians of the first and the last third after the warm-up. */
  firstThird: number
  lastThird: number
  most: number
  /** The last third's median is at most a quarter above the first's. */
  flat: boolean
}

const EVERY_MS = 5_000
const WARM_UP_SHARE = 0.1
const MOST_GROWTH = 1.25
const MB = 1_048_576

/** Samples the memory of each service from now until `end`. */
export function watchMemory(services: readonly KeptService[]): { end(): MemoryUse[] } {
  const samples = new Map<string, number[]>(services.map(({ name }) => [name, []]))
  const look = async ({ name, memory }: KeptService) => {
    const bytes = await memory()
    if (bytes) samples.get(name)?.push(bytes / MB)
  }
  const timer = setInterval(() => void Promise.all(services.map(look)), EVERY_MS)
  return {
    end() {
      clearInterval(timer)
      return [...samples].map(([name, values]) => useOf(name, values))
    },
  }
}

function useOf(process: string, values: readonly number[]): MemoryUse {
  const warm = values.slice(Math.floor(values.length * WARM_UP_SHARE))
  const third = Math.max(1, Math.floor(warm.length / 3))
  const [firstThird, lastThird] = [quantile(warm.slice(0, third), 0.5), quantile(warm.slice(-third), 0.5)]
  const flat = lastThird <= firstThird * MOST_GROWTH
  return { process, samples: values.length, firstThird, lastThird, most: Math.max(...values), flat }
}
