import { PermanentError } from '@chudong/domain'
import { expect, test } from 'vitest'
import type { Received } from '../../queue.ts'
import { aTopic, idle, type Payload, type QueueUnderTest, until } from './open.ts'

/** What workers promise each other. */
export function workingContract(at: QueueUnderTest): void {
  test('of 500 jobs of two publishers none is lost and none doubled by two consumers', async () => {
    const topic = aTopic({ concurrency: 8 })
    const other = await at.another()
    const seen = new Map<number, number>()
    const count = async (job: Received<Payload>) => {
      seen.set(job.payload.n, (seen.get(job.payload.n) ?? 0) + 1)
    }
    await at.queue.consume(topic, count)
    await other.consume(topic, count)
    const numbers = Array.from({ length: 500 }, (_, n) => ({ n, text: '' }))
    await Promise.all([
      at.queue.publishMany(topic, numbers.slice(0, 230)),
      other.publishMany(topic, numbers.slice(230, 450)),
      ...numbers.slice(450).map((payload) => other.publish(topic, payload)),
    ])
    await until('all ran', async () => seen.size === 500 && (await idle(at.queue, topic)))
    expect([...seen.values()].every((times) => times === 1)).toBe(true)
  })

  test('closing lets running work end and leaves the rest to the next process', async () => {
    const topic = aTopic({ concurrency: 1 })
    const first = await at.another()
    const done: number[] = []
    let running = 0
    await at.queue.publishMany(
      topic,
      Array.from({ length: 6 }, (_, n) => ({ n, text: '' })),
    )
    await first.consume(topic, async (job) => {
      running++
      await new Promise((resolve) => setTimeout(resolve, 300))
      done.push(job.payload.n)
    })
    await until('it began', () => running > 0)
    await first.close(10_000)
    const before = done.length
    expect(before).toBe(running)
    expect(before).toBeLessThan(6)
    await at.queue.consume(topic, async (job) => {
      done.push(job.payload.n)
    })
    await until('all ran', () => idle(at.queue, topic))
    expect(done.sort()).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('a topic has one handler in a process', async () => {
    const topic = aTopic()
    await at.queue.consume(topic, async () => {})
    await expect(at.queue.consume(topic, async () => {})).rejects.toBeInstanceOf(PermanentError)
  })
}
