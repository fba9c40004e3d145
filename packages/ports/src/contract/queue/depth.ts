import { expect, test } from 'vitest'
import { aTopic, type QueueUnderTest, until } from './open.ts'

const one = (n: number) => ({ n, text: '' })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What is promised of the figures by which others see how far work lags behind. */
export function depthContract(at: QueueUnderTest): void {
  test('what waits is counted by lane, with the age of what waits longest', async () => {
    const topic = aTopic()
    const begun = performance.now()
    await at.queue.publishMany(topic, [one(1), one(2)], { lane: 'bulk' })
    await sleep(60)
    await at.queue.publish(topic, one(3))
    await at.queue.publish(topic, one(4), { delayMs: 60_000 })
    const depth = await at.queue.depth(topic.name)
    const longest = performance.now() - begun + 1
    expect(depth).toMatchObject({ waiting: 3, delayed: 1, active: 0, quarantined: 0 })
    expect(depth.lanes.severe).toEqual({ waiting: 0, oldestMs: null })
    expect(depth.lanes.normal.waiting).toBe(1)
    expect(depth.lanes.bulk.waiting).toBe(2)
    expect(depth.oldestMs).toBe(depth.lanes.bulk.oldestMs)
    expect(depth.oldestMs).toBeGreaterThanOrEqual(59)
    expect(depth.oldestMs).toBeLessThanOrEqual(longest)
    expect(depth.lanes.normal.oldestMs).toBeLessThan(depth.oldestMs ?? 0)
  })

  test('a process may be limited to fewer jobs at a time, and be freed again', async () => {
    const topic = aTopic({ concurrency: 3 })
    let running = 0
    let most = 0
    const ends: (() => void)[] = []
    await at.queue.consume(topic, async () => {
      running++
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
    })
    at.queue.limit(topic.name, 0)
    await at.queue.publishMany(topic, [1, 2, 3, 4, 5, 6, 7].map(one))
    for (const done of [1, 2, 3]) {
      await until('the next one runs', () => ends.length === done)
      await sleep(30)
      expect(running).toBe(1)
      ends[done - 1]?.()
    }
    most = 0
    at.queue.limit(topic.name, 99)
    await until('the fourth runs', () => ends.length > 3)
    ends[3]?.()
    await until('three run at once', () => running === 3)
    for (const end of ends) end()
    expect(most).toBe(3)
    at.queue.limit('never.consumed', 1)
  })
}
