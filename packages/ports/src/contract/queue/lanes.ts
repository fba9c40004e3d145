import { expect, test } from 'vitest'
import type { Received } from '../../queue.ts'
import { aTopic, idle, type Payload, type QueueUnderTest, recorder, until } from './open.ts'

/** What the lanes promise. */
export function lanesContract(at: QueueUnderTest): void {
  test('severe work overtakes normal work, which overtakes bulk work; within a lane order is kept', async () => {
    const topic = aTopic({ concurrency: 1 })
    const received: Received<Payload>[] = []
    await at.queue.publishMany(
      topic,
      [
        { n: 31, text: '' },
        { n: 32, text: '' },
      ],
      { lane: 'bulk' },
    )
    await at.queue.publish(topic, { n: 21, text: '' })
    await at.queue.publish(topic, { n: 22, text: '' }, { lane: 'normal' })
    await at.queue.publish(topic, { n: 11, text: '' }, { lane: 'severe' })
    await at.queue.publish(topic, { n: 12, text: '' }, { lane: 'severe' })
    await at.queue.consume(topic, recorder(received))
    await until('all ran', () => idle(at.queue, topic))
    expect(received.map((job) => job.payload.n)).toEqual([11, 12, 21, 22, 31, 32])
  })

  test('work that waits in the bulk lane moves over when it is published as severe', async () => {
    const topic = aTopic({ concurrency: 1 })
    const received: Received<Payload>[] = []
    await at.queue.publishMany(
      topic,
      [
        { n: 1, text: '' },
        { n: 2, text: '' },
        { n: 3, text: '' },
      ],
      { lane: 'bulk' },
    )
    await at.queue.publish(topic, { n: 3, text: '' }, { lane: 'severe' })
    await at.queue.consume(topic, recorder(received))
    await until('all ran', () => idle(at.queue, topic))
    expect(received.map((job) => job.payload.n)).toEqual([3, 1, 2])
  })
}
