import type { DeskVisitor } from './desk-visitor.ts'

/** How far behind the desk was, and what its page said of it. */
export interface ShownLag {
  /** The most that `/api/state` told at once. */
  mostJobs: number
  oldestMs: number
  severeOldestMs: number
  paces: string[]
  /** Each kind of sentence that stood in the banner in Chromium, as it was first read. */
  sentences: string[]
  /** What the page of sources said of posts that nobody read. */
  shedTold: string | null
}

const LOOK_MS = 1_000

/** Watches API and page from now until `end`. */
export function watchLag(visitor: DeskVisitor, sourceId: string): { end(): Promise<ShownLag> } {
  const shown: ShownLag = {
    mostJobs: 0,
    oldestMs: 0,
    severeOldestMs: 0,
    paces: [],
    sentences: [],
    shedTold: null,
  }
  const look = async () => {
    const lag = (await visitor.state()).state?.lag
    shown.mostJobs = Math.max(shown.mostJobs, lag?.jobs ?? 0)
    shown.oldestMs = Math.max(shown.oldestMs, lag?.oldestMs ?? 0)
    shown.severeOldestMs = Math.max(shown.severeOldestMs, lag?.severeOldestMs ?? 0)
    if (lag && !shown.paces.includes(lag.pace)) shown.paces.push(lag.pace)
    for (const sentence of (await visitor.banner()) ?? [])
      if (!shown.sentences.some((known) => alike(known, sentence))) shown.sentences.push(sentence)
    shown.shedTold ??= await visitor.noteOn(sourceId)
  }
  let ended = false
  const watching = (async () => {
    while (!ended) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  })()
  return {
    async end() {
      ended = true
      await watching
      return shown
    },
  }
}

/** The same sentence with other figures. */
function alike(a: string, b: string): boolean {
  return a.slice(0, 20) === b.slice(0, 20)
}
