import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostTurns, TURN_MS, type Turn } from '../host-turns.ts'

let made = 0
/** A host that no other test asks. */
const aHost = () => `songque-${process.pid}-${++made}.example:8080`
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks again and again, as a crawler does, until the turn comes. */
async function turnOf(turns: HostTurns, host: string, intervalMs: number): Promise<Turn> {
  for (;;) {
    const taken = await turns.take(host, intervalMs)
    if ('turn' in taken) return taken.turn
    expect(taken.waitMs).toBeGreaterThan(0)
    await sleep(Math.min(taken.waitMs, 20))
  }
}

const waits = async (turns: HostTurns, host: string, intervalMs = 0): Promise<number> => {
  const taken = await turns.take(host, intervalMs)
  return 'turn' in taken ? 0 : taken.waitMs
}

/** Every promise of the HostTurns port; `open` gives one more handle on the same store, as another process would have it. */
export function hostTurnsContract(name: string, open: () => Promise<HostTurns>): void {
  describe(`turns of hosts on ${name}`, () => {
    let here: HostTurns
    let there: HostTurns
    beforeAll(async () => {
      here = await open()
      there = await open()
    })
    afterAll(() => Promise.all([here.close(), there.close()]))

    test('while one has the turn nobody else gets it, and other hosts are free', async () => {
      const host = aHost()
      const turn = await turnOf(here, host, 10)
      expect(await waits(there, host, 10)).toBeGreaterThan(0)
      expect(await waits(here, host, 10)).toBeGreaterThan(0)
      await (await turnOf(there, aHost(), 10)).end()
      await turn.end()
      await (await turnOf(there, host, 10)).end()
    })

    test('between the end of a turn and the next one lies the interval', async () => {
      const host = aHost()
      for (const turns of [here, there, here, there]) {
        const turn = await turnOf(turns, host, 150)
        const ended = performance.now()
        await turn.end()
        const next = await turnOf(turns === here ? there : here, host, 150)
        // Stores round to whole milliseconds.
        expect(performance.now() - ended).toBeGreaterThanOrEqual(149)
        await next.end()
      }
    })

    test('of twenty that ask at once one gets the turn', async () => {
      const host = aHost()
      const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).take(host, 1_000))
      const taken = await Promise.all(asked)
      expect(taken.filter((one) => 'turn' in one)).toHaveLength(1)
    })

    test('the longest interval that anybody asked for holds for everybody', async () => {
      const host = aHost()
      await (await turnOf(here, host, 400)).end()
      await (await turnOf(there, host, 1)).end()
      const ended = performance.now()
      await (await turnOf(here, host, 1)).end()
      expect(performance.now() - ended).toBeGreaterThan(300)
    })

    test('a host that asked to be left alone is left alone by everybody, as long as the longest wish', async () => {
      const host = aHost()
      await here.hold(host, 60_000)
      await there.hold(host, 10)
      for (const interval of [0, 50]) {
        expect(await waits(there, host, interval)).toBeGreaterThan(50_000)
        expect(await waits(here, host, interval)).toBeGreaterThan(50_000)
      }
    })

    test('a wish that comes during a turn outlasts its end', async () => {
      const host = aHost()
      const turn = await turnOf(here, host, 5)
      await there.hold(host, 60_000)
      await turn.end()
      expect(await waits(there, host, 5)).toBeGreaterThan(50_000)
    })

    test('without an interval many ask at once, yet not in another’s turn', async () => {
      const host = aHost()
      const shared = await Promise.all([1, 2, 3].map((n) => (n % 2 ? here : there).take(host, 0)))
      expect(shared.every((one) => 'turn' in one)).toBe(true)
      const turn = await turnOf(here, host, 10)
      expect(await waits(there, host)).toBeGreaterThan(0)
      await turn.end()
      await turnOf(there, host, 0)
    })

    test('a turn that is kept lasts; one whose holder is gone passes on, and its late end takes nothing away', async () => {
      const host = aHost()
      const kept = aHost()
      const lost = await turnOf(here, host, 1_000)
      const held = await turnOf(here, kept, 1)
      const beat = setInterval(() => void held.keep(), TURN_MS / 5)
      const heir = await turnOf(there, host, 1_000)
      await lost.end()
      await lost.keep()
      expect(await waits(here, host, 1_000)).toBeGreaterThan(0)
      await sleep(1_000)
      expect(await waits(here, host, 1_000)).toBeGreaterThan(0)
      expect(await waits(there, kept, 1)).toBeGreaterThan(0)
      clearInterval(beat)
      await Promise.all([heir.end(), held.end()])
    })

    test('names may be long or strange', async () => {
      for (const host of ['[::1]:443', 'báo.vn', `${'x'.repeat(250)}.vn`, "o'đá.vn", '{a}.vn'])
        await (await turnOf(here, host, 1)).end()
    })
  })
}
