import { PermanentError } from '@chudong/domain'
import { expect, test } from 'vitest'
import type { Received } from '../../queue.ts'
import { aTopic, idle, type Payload, type QueueUnderTest, recorder, until } from './open.ts'

const none = { waiting: 0, oldestMs: null }
const nothing = {
  ...none,
  lanes: { severe: none, normal: none, bulk: none },
  delayed: 0,
  active: 0,
  quarantined: 0,
}

/** What publications promise: keys, payloads, times. */
export function publishingContract(at: QueueUnderTest): void {
  test('a published job is worked on once, with its payload, key and first try', async () => {
    const topic = aTopic()
    const received: Received<Payload>[] = []
    await at.queue.publish(topic, { n: 7, text: 'Đắk Lắk: dịch tả lợn' })
    await at.queue.consume(topic, recorder(received))
    await until('it ran', () => idle(at.queue, topic))
    const payload = { n: 7, text: 'Đắk Lắk: dịch tả lợn' }
    expect(received).toEqual([{ key: '7', payload, attempt: 1, trace: null }])
  })

  test('each job carries the trace it was published with, which is no part of its key', async () => {
    const topic = aTopic()
    const received: Received<Payload>[] = []
    const jobs = [1, 2, 1].map((n) => ({ n, text: '' }))
    await at.queue.publishMany(topic, jobs, { traces: ['00-aa-01-01', '00-bb-02-01', '00-cc-03-01'] })
    await at.queue.consume(topic, recorder(received))
    await until('both ran', () => idle(at.queue, topic))
    expect(received.map(({ key, trace }) => `${key} ${trace}`).sort()).toEqual([
      '1 00-aa-01-01',
      '2 00-bb-02-01',
    ])
  })

  test('what was promised is there for another process', async () => {
    const topic = aTopic()
    await at.queue.publish(topic, { n: 1, text: '' }, { promised: true })
    expect((await (await at.another()).depth(topic.name)).waiting).toBe(1)
  })

  test('keys may hold colons, spaces, Vietnamese letters or be very long', async () => {
    const keys = ['article:1:a b', 'tỉnh Đắk Lắk', '12345', '0', 'k%3A', 'x'.repeat(3_000), 'x'.repeat(3_001)]
    const topic = aTopic({ key: (payload) => keys[payload.n] ?? '' })
    const received: Received<Payload>[] = []
    await at.queue.publishMany(
      topic,
      keys.map((_key, n) => ({ n, text: '' })),
    )
    await at.queue.consume(topic, recorder(received))
    await until('all ran', () => idle(at.queue, topic))
    expect(received.map((job) => job.key).sort()).toEqual([...keys].sort())
  })

  test('text with NUL and half an emoji arrives without them instead of failing', async () => {
    const topic = aTopic()
    const received: Received<Payload>[] = []
    await at.queue.publish(topic, { n: 1, text: 'sốt\0 xuất \ud83d huyết' })
    await at.queue.consume(topic, recorder(received))
    await until('it ran', () => received.length === 1)
    expect(received[0]?.payload.text).toBe('sốt xuất \uFFFD huyết')
  })

  test('a payload that does not fit is refused at publishing, and nothing is queued', async () => {
    const topic = aTopic()
    const wrong = { n: 'one' } as unknown as Payload
    await expect(at.queue.publish(topic, wrong)).rejects.toBeInstanceOf(PermanentError)
    await expect(at.queue.publishMany(topic, [{ n: 1, text: '' }, wrong])).rejects.toBeInstanceOf(
      PermanentError,
    )
    expect(await at.queue.depth(topic.name)).toEqual(nothing)
  })

  test('delayed work does not begin before its time', async () => {
    const topic = aTopic()
    let ranAt = 0
    await at.queue.consume(topic, async () => {
      ranAt = performance.now()
    })
    const published = performance.now()
    await at.queue.publish(topic, { n: 1, text: '' }, { delayMs: 800 })
    expect((await at.queue.depth(topic.name)).delayed).toBe(1)
    await until('it ran', () => ranAt > 0)
    // Engines and this process round to whole milliseconds.
    expect(ranAt - published).toBeGreaterThan(790)
  })

  test('an empty list and an unknown topic are no errors', async () => {
    await at.queue.publishMany(aTopic(), [])
    expect(await at.queue.depth('never.seen')).toEqual(nothing)
    expect(await at.queue.quarantined('never.seen')).toEqual([])
  })
}
