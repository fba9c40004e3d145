import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewsroom } from '@chudong/newsroom'
import { articleId, publishDue, startStages } from '@chudong/pipeline'
import type { JobQueue } from '@chudong/ports'
import { openLog, openWorld, toConfig } from '@chudong/runtime'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

const Collected = z.object({ articleId: z.string() })
/** Enough that the feed's summary ends before the text does. */
const SOFTLY = 'Khu nhà máy sáng đèn muộn hơn mọi hôm, người qua đường dừng xe hỏi nhau có chuyện gì ở đó.'
const idOf = (url: string) => articleId({ url, sourceId: '', externalId: null, text: '' })

test('a severe text under a harmless headline is judged before all others', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-severe-'))
  const database = await (await postgresForTests()).createDatabase()
  const newsroom = await openNewsroom({ now: new Date() })
  const allowPrivate = [new URL(newsroom.url).host]
  const config = toConfig({ DATABASE_URL: database.url }, { data: folder, allowPrivate })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'test' })
  const published = (id: string, text: string) =>
    newsroom.control.publish({
      id,
      site: 'nhip-song-viet',
      title: `Chuyện tối nay ở một nhà máy may ${id}`,
      text: [SOFTLY, text],
    })
  const grave = published(
    'so-1',
    'Tối nay 63 công nhân ở Đồng Nai nhập viện cấp cứu sau bữa ăn ca, nghi ngộ độc thực phẩm, 5 người nguy kịch.',
  )
  const harmless = published(
    'so-2',
    'Tối nay đội bóng phường tập thêm một buổi trước trận chung kết cuối tuần.',
  )
  const lanes = new Map<string, string>()
  const publish: JobQueue['publish'] = (topic, payload, options) => {
    const named = Collected.safeParse(payload)
    if (topic.name === 'article.collected' && named.success)
      lanes.set(named.data.articleId, options?.lane ?? 'normal')
    return world.queue.publish(topic, payload, options)
  }
  const ports = { ...world.ports, queue: { ...world.queue, publish } }
  try {
    await world.records.sources.save(newsroom.sources.filter(({ id }) => id === 'nhip-song-viet'))
    await startStages(ports, () => undefined, ['source.due', 'page.found'])
    await publishDue(ports)
    await until('both are read', async () => lanes.has(idOf(grave.url)) && lanes.has(idOf(harmless.url)))
    expect(lanes.get(idOf(grave.url))).toBe('severe')
    expect(lanes.get(idOf(harmless.url))).toBe('normal')
  } finally {
    await world.close()
    await newsroom.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
