import { openQueue, type QueueEngine } from '@chudong/queue'
import { describe, expect, test, vi } from 'vitest'
import { PASSWORD, plainRedis, redisPrograms, sentinelRedis, tlsRedis } from '../support/redis-shapes.ts'
import { until } from '../support/until.ts'
import { counted } from './queue-topic.ts'

vi.setConfig({ testTimeout: 90_000 })

/** A log that keeps its lines, as they would be written. */
function notebook() {
  const lines: string[] = []
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }))
  return { lines, info: write, warn: write }
}

const open = (engine: QueueEngine, log = notebook()) =>
  openQueue(engine, { log, applicationName: 'chudong-test' })
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ n: from + n }))

describe.runIf(redisPrograms())('Redis as it is found', () => {
  test.each([
    [
      'evicts keys',
      ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'],
      [/maxmemory-policy noeviction/],
    ],
    ['keeps no append-only file', ['--appendonly', 'no'], [/appendonly yes/]],
    ['does not tell its settings', ['--rename-command', 'CONFIG', '', '--appendonly', 'no'], []],
    ['keeps everything', [], []],
  ])('one that %s is warned of, or not', async (_what, settings, warnings) => {
    const redis = await plainRedis(settings)
    const log = notebook()
    const queue = await open({ redisUrl: redis.url }, log)
    await queue.close(1_000)
    await redis.stop()
    expect(log.lines).toHaveLength(warnings.length)
    for (const warning of warnings) expect(log.lines.join('\n')).toMatch(warning)
  })

  test('a wrong password is said at once, and neither it nor the right one is ever logged', async () => {
    const redis = await plainRedis(['--requirepass', PASSWORD])
    const log = notebook()
    const wrong = redis.url.replace('//', '//ai-do:sai-mat-khau@')
    const refusal = await open({ redisUrl: wrong }, log).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'PermanentError', message: expect.stringContaining('refuses') })
    await expect(open({ redisUrl: redis.url }, log)).rejects.toThrow(/refuses/)
    await redis.stop()
    expect(`${log.lines} ${JSON.stringify(refusal)} ${String(refusal)}`).not.toMatch(/sai-mat-khau/)
  })

  test('over TLS the certificate is checked against the authority that is given', async () => {
    const redis = await tlsRedis()
    const strangers = open({ redisUrl: redis.url })
    await expect(strangers).rejects.toThrow(/not trusted/)
    await expect(open({ redisUrl: redis.url, redisCaFile: '/nowhere/ca.crt' })).rejects.toThrow(
      /cannot be read/,
    )
    const queue = await open({ redisUrl: redis.url, redisCaFile: redis.caFile })
    await queue.close(1_000)
    await redis.stop()
  })

  test('when the master dies under load, work goes on at its replica and no password is logged', async () => {
    const redis = await sentinelRedis()
    const log = notebook()
    const queue = await open({ redisUrl: redis.url }, log)
    const ended = new Set<number>()
    await queue.consume(counted, async (job) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      ended.add(job.payload.n)
    })
    await queue.publishMany(counted, numbers(0, 300), { promised: true })
    await until('some ended', () => ended.size > 20)
    await redis.killMaster()
    await queue.publishMany(counted, numbers(1_000, 100), { promised: true })
    await until('all ended', async () => {
      const { waiting, active, delayed } = await queue.depth(counted.name)
      return ended.size === 400 && waiting + active + delayed === 0
    })
    expect((await queue.depth(counted.name)).quarantined).toBe(0)
    await queue.close(1_000)
    await redis.stop()
    expect(log.lines.length).toBeGreaterThan(0)
    expect(log.lines.join('\n')).not.toMatch(/khẩu|kh%E1%BA%A9u/)
  })
})
