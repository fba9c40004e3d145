import { PermanentError, RetryAfterError } from '@chudong/domain'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Topic } from '../../queue.ts'
import { aTopic, idle, Payload, type QueueUnderTest, until } from './open.ts'

/** What tries and the quarantine promise. */
export function tryingContract(at: QueueUnderTest): void {
  test('a payload that does not fit on arrival goes to quarantine without reaching the handler', async () => {
    const topic = aTopic()
    let handled = 0
    await at.queue.publish(topic, { n: 1, text: 'x' })
    const strict: Topic<Payload> = { ...topic, schema: Payload.extend({ text: z.string().min(5) }) }
    await at.queue.consume(strict, async () => {
      handled++
    })
    await until('it is in quarantine', async () => (await at.queue.depth(topic.name)).quarantined === 1)
    expect(handled).toBe(0)
    expect(await at.queue.quarantined(topic.name)).toMatchObject([
      { key: '1', payload: { n: 1, text: 'x' }, attempts: 1 },
    ])
  })

  test('a failing job is tried as often as its topic says, then kept in quarantine with its error', async () => {
    const topic = aTopic()
    const tries: number[] = []
    await at.queue.publish(topic, { n: 5, text: 'bài lỗi' })
    await at.queue.consume(topic, async (job) => {
      tries.push(job.attempt)
      throw new Error('trang hỏng \0 \ud83d')
    })
    await until('it is in quarantine', async () => (await at.queue.depth(topic.name)).quarantined === 1)
    expect(tries).toEqual([1, 2, 3])
    const [kept] = await at.queue.quarantined(topic.name)
    expect(kept).toMatchObject({ key: '5', payload: { n: 5, text: 'bài lỗi' }, attempts: 3 })
    expect(kept?.error).toContain('trang hỏng')
    expect(kept?.at).toBeInstanceOf(Date)
  })

  test('a permanent error quarantines at the first try', async () => {
    const topic = aTopic()
    let tries = 0
    await at.queue.publish(topic, { n: 1, text: '' })
    await at.queue.consume(topic, async () => {
      tries++
      throw new PermanentError('can never succeed')
    })
    await until('it is in quarantine', async () => (await at.queue.depth(topic.name)).quarantined === 1)
    expect(tries).toBe(1)
  })

  test('asking to wait counts no try, however often', async () => {
    const topic = aTopic({ attempts: 1 })
    const tries: number[] = []
    await at.queue.publish(topic, { n: 1, text: '' })
    await at.queue.consume(topic, async (job) => {
      tries.push(job.attempt)
      if (tries.length < 4) throw new RetryAfterError('busy', 15)
    })
    await until('it ended', () => idle(at.queue, topic))
    expect(tries).toEqual([1, 1, 1, 1])
    expect((await at.queue.depth(topic.name)).quarantined).toBe(0)
  })

  test('a quarantined job can be put back with fresh tries; an unknown one cannot', async () => {
    const topic = aTopic({ attempts: 2 })
    const tries: number[] = []
    let broken = true
    await at.queue.publish(topic, { n: 1, text: '' })
    await at.queue.consume(topic, async (job) => {
      tries.push(job.attempt)
      if (broken || job.attempt === 1) throw new Error('broken')
    })
    await until('it is in quarantine', async () => (await at.queue.depth(topic.name)).quarantined === 1)
    broken = false
    expect(await at.queue.replay(topic.name, '1')).toBe(true)
    await until('it ended', async () => tries.length === 4 && (await idle(at.queue, topic)))
    expect(tries).toEqual([1, 2, 1, 2])
    expect((await at.queue.depth(topic.name)).quarantined).toBe(0)
    expect(await at.queue.replay(topic.name, '1')).toBe(false)
    expect(await at.queue.replay(topic.name, 'never')).toBe(false)
  })
}
