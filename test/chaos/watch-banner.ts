import type { DeskState } from '@chudong/domain'
import type { DeskVisitor } from './desk-visitor.ts'
import type { EngineName } from './outage-run.ts'

/** What the desk said of an outage. */
export interface Shown {
  /** Seconds from the stop until the API said that the engine is away; null = never. */
  secondsToState: number | null
  /** Seconds from the stop until the banner stood in Chromium; null = never, or no Chromium. */
  secondsToBanner: number | null
  /** The sentence that it showed. */
  sentence: string | null
  /** Whether the API and the banner said that all is well again, at most half a minute after the end. */
  takenBack: boolean
}

const LOOK_MS = 500
const TAKEN_BACK_MS = 30_000
const stateNames = { elasticsearch: 'coverage', redis: 'queue', postgres: 'records' } as const
const words = { elasticsearch: 'Kho tìm kiếm', redis: 'Hàng đợi', postgres: 'Kho hồ sơ' } as const

/** Watches API and page from now until `end`, which waits until the banner is gone again. */
export function bannerWatch(visitor: DeskVisitor, engine: EngineName): { end(): Promise<Shown> } {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  const shown: Shown = { secondsToState: null, secondsToBanner: null, sentence: null, takenBack: false }
  let ended = false
  const look = async () => {
    if (shown.secondsToState === null && isAway(await visitor.state(), engine))
      shown.secondsToState = seconds()
    const sentence = await sentenceOf(visitor, engine)
    if (shown.secondsToBanner !== null || sentence === null) return
    shown.secondsToBanner = seconds()
    shown.sentence = sentence
  }
  const watching = (async () => {
    while (!ended) {
      await look()
      await wait(LOOK_MS)
    }
  })()
  return {
    async end() {
      ended = true
      await watching
      const late = performance.now() + TAKEN_BACK_MS
      while (!shown.takenBack && performance.now() < late) {
        shown.takenBack =
          !isAway(await visitor.state(), engine) && (await sentenceOf(visitor, engine)) === null
        await wait(LOOK_MS)
      }
      return shown
    },
  }
}

async function sentenceOf(visitor: DeskVisitor, engine: EngineName): Promise<string | null> {
  return (await visitor.banner())?.find((sentence) => sentence.startsWith(words[engine])) ?? null
}

/** Without its records the desk cannot say who asks: it answers 503. */
function isAway({ status, state }: { status: number; state: DeskState | null }, engine: EngineName): boolean {
  if (state) return state.engines[stateNames[engine]] === 'away'
  return engine === 'postgres' && status === 503
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
