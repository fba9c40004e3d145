import { expect, test } from 'vitest'
import type { Received } from '../../queue.ts'
import { aTopic, idle, type Payload, type QueueUnderTest, recorder, until } from './open.ts'

/** What equal keys promise. */
export function sameKeyContract(at: QueueUnderTest): void {
  test('publishing the same key while it waits makes one job', async () => {
    const topic = aTopic()
    const received: Received<Payload>[] = []
    await at.queue.publish(topic, { n: 1, text: 'first' })
    await at.queue.publish(topic, { n: 1, text: 'second' })
    await at.queue.publishMany(topic, [
      { n: 1, text: 'third' },
      { n: 2, text: '' },
      { n: 2, text: '' },
    ])
    expect((await at.queue.depth(topic.name)).waiting).toBe(2)
    await at.queue.consume(topic, recorder(received))
    await until('both ran', () => idle(at.queue, topic))
    expect(received.map((job) => job.payload.n).sort()).toEqual([1, 2])
  })

  test('publishing the same key while it runs makes no second run, and afterwards it runs again', async () => {
    const topic = aTopic()
    let runs = 0
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    await at.queue.consume(topic, async () => {
      runs++
      await gate
    })
    await at.queue.publish(topic, { n: 1, text: '' })
    await until('it runs', () => runs === 1)
    await at.queue.publish(topic, { n: 1, text: '' })
    release()
    await until('it ended', () => idle(at.queue, topic))
    expect(runs).toBe(1)
    await at.queue.publish(topic, { n: 1, text: '' })
    await until('it ran again', () => runs === 2)
  })

  test('new work under a quarantined key runs, one by one and in bulk', async () => {
    const topic = aTopic({ attempts: 1 })
    const good: string[] = []
    await at.queue.consume(topic, async (job) => {
      if (job.payload.text === 'bad') throw new Error('bad')
      good.push(`${job.key}${job.payload.text}`)
    })
    await at.queue.publishMany(
      topic,
      [1, 2, 3].map((n) => ({ n, text: 'bad' })),
    )
    await until('they are in quarantine', async () => (await at.queue.depth(topic.name)).quarantined === 3)
    await at.queue.publish(topic, { n: 1, text: 'good' })
    await at.queue.publishMany(topic, [
      { n: 2, text: 'good' },
      { n: 9, text: 'good' },
    ])
    await until('they ran', () => good.length === 3)
    expect(good.sort()).toEqual(['1good', '2good', '9good'])
    await until('they are done', () => idle(at.queue, topic))
    expect((await at.queue.quarantined(topic.name)).map((job) => job.key)).toEqual(['3'])
  })
}
