import { documentMaker } from './documents.ts'
import { fill } from './fill.ts'
import { type Answered, askAll } from './search-set.ts'
import { stores } from './stores.ts'

/** One store at one size. */
export interface Measured {
  store: string
  documents: number
  /** Documents indexed a second since the size before. */
  perSecond: number
  answers: Answered[]
}

/** Fills each store in turn to each size and asks the search set there; the other store's engine does not run meanwhile. */
export async function measureCoverage(
  sizes: readonly number[],
  rounds: number,
  say: (line: string) => void,
): Promise<Measured[]> {
  const maker = documentMaker(Math.max(...sizes))
  const measured: Measured[] = []
  for (const [name, open] of Object.entries(stores)) {
    const store = await open(() => maker.endOf(Math.max(...sizes)))
    try {
      let held = 0
      for (const documents of [...sizes].sort((a, b) => a - b)) {
        const perSecond = await fill(store.coverage, maker, held, documents)
        held = documents
        await store.settle()
        say(`${name}: ${documents} documents, ${perSecond.toFixed(0)} documents/s`)
        const answers = await askAll(store.coverage, maker.endOf(documents), rounds)
        for (const { name: kind, p50, p95 } of answers)
          say(`  ${kind}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
        measured.push({ store: name, documents, perSecond, answers })
      }
    } finally {
      await store.stop()
    }
  }
  return measured
}
