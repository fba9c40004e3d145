import { expect, test } from 'vitest'
import { aTopic, idle, type QueueUnderTest, until } from './open.ts'

/** What is promised of work that outlasts every lock. */
export function patienceContract(at: QueueUnderTest): void {
  test('work that takes longer than any lock still runs once', async () => {
    const topic = aTopic()
    const other = await at.another()
    let runs = 0
    let ended = 0
    const slow = async () => {
      runs++
      await new Promise((resolve) => setTimeout(resolve, 7_000))
      ended++
    }
    await at.queue.consume(topic, slow)
    await other.consume(topic, slow)
    await at.queue.publish(topic, { n: 1, text: '' })
    await until('it ended', async () => ended > 0 && (await idle(at.queue, topic)))
    expect(runs).toBe(1)
  })
}
