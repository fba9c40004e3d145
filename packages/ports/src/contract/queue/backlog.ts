import { expect, test } from 'vitest'
import type { Received } from '../../queue.ts'
import { aTopic, type Payload, type QueueUnderTest, recorder, until } from './open.ts'

/** What is promised while very much waits. */
export function backlogContract(at: QueueUnderTest): void {
  test('a severe job goes before ten thousand others that wait', async () => {
    const topic = aTopic({ concurrency: 2 })
    const worker = await at.another()
    const received: Received<Payload>[] = []
    const others = Array.from({ length: 10_000 }, (_, n) => ({ n, text: '' }))
    await worker.publishMany(topic, others.slice(0, 5_000))
    await worker.publishMany(topic, others.slice(5_000), { lane: 'bulk' })
    await worker.consume(topic, recorder(received))
    await until('work has begun', () => received.length > 20)
    await worker.publish(topic, { n: 99_999, text: '' }, { lane: 'severe' })
    const before = received.length
    await until('the severe job ran', () => received.some((job) => job.payload.n === 99_999))
    const place = received.findIndex((job) => job.payload.n === 99_999)
    expect(place).toBeLessThan(before + 2 * topic.concurrency)
    expect((await worker.depth(topic.name)).waiting).toBeGreaterThan(0)
    await worker.close(1_000)
  })
}
