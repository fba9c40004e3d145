import { PermanentError, RetryAfterError } from '@chudong/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { JobQueue, Received, Topic } from '../queue.ts'

const Payload = z.object({ n: z.number(), text: z.string().default('') })
type Payload = z.infer<typeof Payload>

let made = 0

/** A topic that no other test uses. */
function aTopic(change: Partial<Topic<Payload>> = {}): Topic<Payload> {
  made++
  return {
    name: `contract.t${process.pid}-${made}`,
    schema: Payload,
    key: (payload) => `${payload.n}`,
    attempts: 3,
    why: 'three are enough to see that tries are counted',
    backoffMs: 20,
    concurrency: 4,
    ...change,
  }
}

/** Waits on a condition; the cap is generous because machines are slow, and never part of the promise. */
async function until(what: string, holds: () => boolean | Promise<boolean>, capMs = 25_000): Promise<void> {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > capMs) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const idle = async (queue: JobQueue, topic: Topic<Payload>) => {
  const depth = await queue.depth(topic.name)
  return depth.waiting + depth.active + depth.delayed === 0
}

/**
 * Every promise of the JobQueue port, for one adapter. `open` gives one more independent handle on the same engine,
 * as another process would have it; the suite closes all of them.
 */
export function queueContract(name: string, open: () => Promise<JobQueue>): void {
  describe(`job queue on ${name}`, () => {
    const opened: JobQueue[] = []
    let queue: JobQueue
    const another = async () => {
      const fresh = await open()
      opened.push(fresh)
      return fresh
    }
    const recorder = (received: Received<Payload>[]) => async (job: Received<Payload>) => {
      received.push(job)
    }

    beforeAll(async () => {
      queue = await another()
    })
    afterAll(async () => {
      await Promise.all(opened.map((each) => each.close(1_000)))
    })

    test('a published job is worked on once, with its payload, key and first try', async () => {
      const topic = aTopic()
      const received: Received<Payload>[] = []
      await queue.publish(topic, { n: 7, text: 'Đắk Lắk: dịch tả lợn' })
      await queue.consume(topic, recorder(received))
      await until('it ran', () => idle(queue, topic))
      const payload = { n: 7, text: 'Đắk Lắk: dịch tả lợn' }
      expect(received).toEqual([{ key: '7', payload, attempt: 1, trace: null }])
    })

    test('each job carries the trace it was published with, which is no part of its key', async () => {
      const topic = aTopic()
      const received: Received<Payload>[] = []
      const jobs = [1, 2, 1].map((n) => ({ n, text: '' }))
      await queue.publishMany(topic, jobs, { traces: ['00-aa-01-01', '00-bb-02-01', '00-cc-03-01'] })
      await queue.consume(topic, recorder(received))
      await until('both ran', () => idle(queue, topic))
      expect(received.map(({ key, trace }) => `${key} ${trace}`).sort()).toEqual([
        '1 00-aa-01-01',
        '2 00-bb-02-01',
      ])
    })

    test('what was promised is there for another process', async () => {
      const topic = aTopic()
      await queue.publish(topic, { n: 1, text: '' }, { promised: true })
      expect((await (await another()).depth(topic.name)).waiting).toBe(1)
    })

    test('keys may hold colons, spaces, Vietnamese letters or be very long', async () => {
      const keys = [
        'article:1:a b',
        'tỉnh Đắk Lắk',
        '12345',
        '0',
        'k%3A',
        'x'.repeat(3_000),
        'x'.repeat(3_001),
      ]
      const topic = aTopic({ key: (payload) => keys[payload.n] ?? '' })
      const received: Received<Payload>[] = []
      await queue.publishMany(
        topic,
        keys.map((_key, n) => ({ n, text: '' })),
      )
      await queue.consume(topic, recorder(received))
      await until('all ran', () => idle(queue, topic))
      expect(received.map((job) => job.key).sort()).toEqual([...keys].sort())
    })

    test('text with NUL and half an emoji arrives without them instead of failing', async () => {
      const topic = aTopic()
      const received: Received<Payload>[] = []
      await queue.publish(topic, { n: 1, text: 'sốt\0 xuất \ud83d huyết' })
      await queue.consume(topic, recorder(received))
      await until('it ran', () => received.length === 1)
      expect(received[0]?.payload.text).toBe('sốt xuất \uFFFD huyết')
    })

    test('publishing the same key while it waits makes one job', async () => {
      const topic = aTopic()
      const received: Received<Payload>[] = []
      await queue.publish(topic, { n: 1, text: 'first' })
      await queue.publish(topic, { n: 1, text: 'second' })
      await queue.publishMany(topic, [
        { n: 1, text: 'third' },
        { n: 2, text: '' },
        { n: 2, text: '' },
      ])
      expect((await queue.depth(topic.name)).waiting).toBe(2)
      await queue.consume(topic, recorder(received))
      await until('both ran', () => idle(queue, topic))
      expect(received.map((job) => job.payload.n).sort()).toEqual([1, 2])
    })

    test('publishing the same key while it runs makes no second run, and afterwards it runs again', async () => {
      const topic = aTopic()
      let runs = 0
      let release = () => {}
      const gate = new Promise<void>((resolve) => {
        release = resolve
      })
      await queue.consume(topic, async () => {
        runs++
        await gate
      })
      await queue.publish(topic, { n: 1, text: '' })
      await until('it runs', () => runs === 1)
      await queue.publish(topic, { n: 1, text: '' })
      release()
      await until('it ended', () => idle(queue, topic))
      expect(runs).toBe(1)
      await queue.publish(topic, { n: 1, text: '' })
      await until('it ran again', () => runs === 2)
    })

    test('a payload that does not fit is refused at publishing, and nothing is queued', async () => {
      const topic = aTopic()
      const wrong = { n: 'one' } as unknown as Payload
      await expect(queue.publish(topic, wrong)).rejects.toBeInstanceOf(PermanentError)
      await expect(queue.publishMany(topic, [{ n: 1, text: '' }, wrong])).rejects.toBeInstanceOf(
        PermanentError,
      )
      expect(await queue.depth(topic.name)).toEqual({ waiting: 0, delayed: 0, active: 0, quarantined: 0 })
    })

    test('a payload that does not fit on arrival goes to quarantine without reaching the handler', async () => {
      const topic = aTopic()
      let handled = 0
      await queue.publish(topic, { n: 1, text: 'x' })
      const strict: Topic<Payload> = { ...topic, schema: Payload.extend({ text: z.string().min(5) }) }
      await queue.consume(strict, async () => {
        handled++
      })
      await until('it is in quarantine', async () => (await queue.depth(topic.name)).quarantined === 1)
      expect(handled).toBe(0)
      expect(await queue.quarantined(topic.name)).toMatchObject([
        { key: '1', payload: { n: 1, text: 'x' }, attempts: 1 },
      ])
    })

    test('severe work overtakes normal work, which overtakes bulk work; within a lane order is kept', async () => {
      const topic = aTopic({ concurrency: 1 })
      const received: Received<Payload>[] = []
      await queue.publishMany(
        topic,
        [
          { n: 31, text: '' },
          { n: 32, text: '' },
        ],
        { lane: 'bulk' },
      )
      await queue.publish(topic, { n: 21, text: '' })
      await queue.publish(topic, { n: 22, text: '' }, { lane: 'normal' })
      await queue.publish(topic, { n: 11, text: '' }, { lane: 'severe' })
      await queue.publish(topic, { n: 12, text: '' }, { lane: 'severe' })
      await queue.consume(topic, recorder(received))
      await until('all ran', () => idle(queue, topic))
      expect(received.map((job) => job.payload.n)).toEqual([11, 12, 21, 22, 31, 32])
    })

    test('work that waits in the bulk lane moves over when it is published as severe', async () => {
      const topic = aTopic({ concurrency: 1 })
      const received: Received<Payload>[] = []
      await queue.publishMany(
        topic,
        [
          { n: 1, text: '' },
          { n: 2, text: '' },
          { n: 3, text: '' },
        ],
        { lane: 'bulk' },
      )
      await queue.publish(topic, { n: 3, text: '' }, { lane: 'severe' })
      await queue.consume(topic, recorder(received))
      await until('all ran', () => idle(queue, topic))
      expect(received.map((job) => job.payload.n)).toEqual([3, 1, 2])
    })

    test('delayed work does not begin before its time', async () => {
      const topic = aTopic()
      let ranAt = 0
      await queue.consume(topic, async () => {
        ranAt = performance.now()
      })
      const published = performance.now()
      await queue.publish(topic, { n: 1, text: '' }, { delayMs: 800 })
      expect((await queue.depth(topic.name)).delayed).toBe(1)
      await until('it ran', () => ranAt > 0)
      // Engines and this process round to whole milliseconds.
      expect(ranAt - published).toBeGreaterThan(790)
    })

    test('a failing job is tried as often as its topic says, then kept in quarantine with its error', async () => {
      const topic = aTopic()
      const tries: number[] = []
      await queue.publish(topic, { n: 5, text: 'bài lỗi' })
      await queue.consume(topic, async (job) => {
        tries.push(job.attempt)
        throw new Error('trang hỏng \0 \ud83d')
      })
      await until('it is in quarantine', async () => (await queue.depth(topic.name)).quarantined === 1)
      expect(tries).toEqual([1, 2, 3])
      const [kept] = await queue.quarantined(topic.name)
      expect(kept).toMatchObject({ key: '5', payload: { n: 5, text: 'bài lỗi' }, attempts: 3 })
      expect(kept?.error).toContain('trang hỏng')
      expect(kept?.at).toBeInstanceOf(Date)
    })

    test('a permanent error quarantines at the first try', async () => {
      const topic = aTopic()
      let tries = 0
      await queue.publish(topic, { n: 1, text: '' })
      await queue.consume(topic, async () => {
        tries++
        throw new PermanentError('can never succeed')
      })
      await until('it is in quarantine', async () => (await queue.depth(topic.name)).quarantined === 1)
      expect(tries).toBe(1)
    })

    test('asking to wait counts no try, however often', async () => {
      const topic = aTopic({ attempts: 1 })
      const tries: number[] = []
      await queue.publish(topic, { n: 1, text: '' })
      await queue.consume(topic, async (job) => {
        tries.push(job.attempt)
        if (tries.length < 4) throw new RetryAfterError('busy', 15)
      })
      await until('it ended', () => idle(queue, topic))
      expect(tries).toEqual([1, 1, 1, 1])
      expect((await queue.depth(topic.name)).quarantined).toBe(0)
    })

    test('a quarantined job can be put back with fresh tries; an unknown one cannot', async () => {
      const topic = aTopic({ attempts: 2 })
      const tries: number[] = []
      let broken = true
      await queue.publish(topic, { n: 1, text: '' })
      await queue.consume(topic, async (job) => {
        tries.push(job.attempt)
        if (broken || job.attempt === 1) throw new Error('broken')
      })
      await until('it is in quarantine', async () => (await queue.depth(topic.name)).quarantined === 1)
      broken = false
      expect(await queue.replay(topic.name, '1')).toBe(true)
      await until('it ended', async () => tries.length === 4 && (await idle(queue, topic)))
      expect(tries).toEqual([1, 2, 1, 2])
      expect((await queue.depth(topic.name)).quarantined).toBe(0)
      expect(await queue.replay(topic.name, '1')).toBe(false)
      expect(await queue.replay(topic.name, 'never')).toBe(false)
    })

    test('new work under a quarantined key runs, one by one and in bulk', async () => {
      const topic = aTopic({ attempts: 1 })
      const good: string[] = []
      await queue.consume(topic, async (job) => {
        if (job.payload.text === 'bad') throw new Error('bad')
        good.push(`${job.key}${job.payload.text}`)
      })
      await queue.publishMany(
        topic,
        [1, 2, 3].map((n) => ({ n, text: 'bad' })),
      )
      await until('they are in quarantine', async () => (await queue.depth(topic.name)).quarantined === 3)
      await queue.publish(topic, { n: 1, text: 'good' })
      await queue.publishMany(topic, [
        { n: 2, text: 'good' },
        { n: 9, text: 'good' },
      ])
      await until('they ran', () => good.length === 3)
      expect(good.sort()).toEqual(['1good', '2good', '9good'])
      await until('they are done', () => idle(queue, topic))
      expect((await queue.quarantined(topic.name)).map((job) => job.key)).toEqual(['3'])
    })

    test('of 500 jobs of two publishers none is lost and none doubled by two consumers', async () => {
      const topic = aTopic({ concurrency: 8 })
      const other = await another()
      const seen = new Map<number, number>()
      const count = async (job: Received<Payload>) => {
        seen.set(job.payload.n, (seen.get(job.payload.n) ?? 0) + 1)
      }
      await queue.consume(topic, count)
      await other.consume(topic, count)
      const numbers = Array.from({ length: 500 }, (_, n) => ({ n, text: '' }))
      await Promise.all([
        queue.publishMany(topic, numbers.slice(0, 230)),
        other.publishMany(topic, numbers.slice(230, 450)),
        ...numbers.slice(450).map((payload) => other.publish(topic, payload)),
      ])
      await until('all ran', async () => seen.size === 500 && (await idle(queue, topic)))
      expect([...seen.values()].every((times) => times === 1)).toBe(true)
    })

    test('work that takes longer than any lock still runs once', async () => {
      const topic = aTopic()
      const other = await another()
      let runs = 0
      let ended = 0
      const slow = async () => {
        runs++
        await new Promise((resolve) => setTimeout(resolve, 7_000))
        ended++
      }
      await queue.consume(topic, slow)
      await other.consume(topic, slow)
      await queue.publish(topic, { n: 1, text: '' })
      await until('it ended', async () => ended > 0 && (await idle(queue, topic)))
      expect(runs).toBe(1)
    })

    test('closing lets running work end and leaves the rest to the next process', async () => {
      const topic = aTopic({ concurrency: 1 })
      const first = await another()
      const done: number[] = []
      let running = 0
      await queue.publishMany(
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
      await queue.consume(topic, async (job) => {
        done.push(job.payload.n)
      })
      await until('all ran', () => idle(queue, topic))
      expect(done.sort()).toEqual([0, 1, 2, 3, 4, 5])
    })

    test('a topic has one handler in a process', async () => {
      const topic = aTopic()
      await queue.consume(topic, async () => {})
      await expect(queue.consume(topic, async () => {})).rejects.toBeInstanceOf(PermanentError)
    })

    test('an empty list and an unknown topic are no errors', async () => {
      await queue.publishMany(aTopic(), [])
      expect(await queue.depth('never.seen')).toEqual({ waiting: 0, delayed: 0, active: 0, quarantined: 0 })
      expect(await queue.quarantined('never.seen')).toEqual([])
    })
  })
}
