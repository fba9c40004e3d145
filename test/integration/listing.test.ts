import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewsroom } from '@chudong/newsroom'
import { articleId, stages } from '@chudong/pipeline'
import { openLog, startSolo, toConfig } from '@chudong/runtime'
import { expect, test, vi } from 'vitest'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

vi.setConfig({ testTimeout: 120_000 })

const refusals: [string, 404 | 503][] = [
  ['cannot be read', 404],
  ['is busy for now', 503],
]

test.each(refusals)('when a listed page %s, what the feed says of it is kept', async (_how, status) => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-listing-'))
  const database = await (await postgresForTests()).createDatabase()
  const newsroom = await openNewsroom({ now: new Date() })
  const item = newsroom.control.items().find(({ site }) => site === 'nhip-song-viet')
  newsroom.control.respond(new URL(item?.url ?? '').pathname, status)
  const allowPrivate = [new URL(newsroom.url).host]
  const config = toConfig({ DATABASE_URL: database.url }, { port: 0, data: folder, allowPrivate })
  const sources = newsroom.sources.filter(({ id }) => id === 'nhip-song-viet')
  const solo = await startSolo(config, { log: openLog(config, 'file'), sources })
  try {
    const id = articleId({ url: item?.url ?? '', sourceId: '', externalId: null, text: '' })
    await until('the listing is kept', async () => (await solo.world.records.articles.get(id)) !== null)
    const article = await solo.world.records.articles.get(id)
    expect(article).toMatchObject({ title: item?.title, evidence: { text: 'listing' }, rawSha256: null })
  } finally {
    await solo.stop()
    await newsroom.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})

test('when a page takes too long to extract, its listing is kept, but not when it was only looked at again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-listing-'))
  const database = await (await postgresForTests()).createDatabase()
  const newsroom = await openNewsroom({ now: new Date() })
  const sources = newsroom.sources.filter(({ id }) => id === 'nhip-song-viet')
  const allowPrivate = [new URL(newsroom.url).host]
  const config = toConfig({ DATABASE_URL: database.url }, { port: 0, data: folder, allowPrivate })
  const solo = await startSolo(config, { log: openLog(config, 'file'), sources })
  try {
    const { ports } = solo.world
    await until(
      'the source is known',
      async () => (await ports.records.sources.get('nhip-song-viet')) !== null,
    )
    const extractor = { ...ports.extractor, extract: () => Promise.reject(new Error('took longer than 2 s')) }
    const stage = stages.find(({ topic }) => topic === 'page.found')
    const here = { ports: { ...ports, extractor }, report: () => {}, atOnce: new Map() }
    const look = async (path: string, unread: boolean) => {
      const url = new URL(path, newsroom.control.items()[0]?.url).href
      const listed = {
        title: '63 công nhân nhập viện sau bữa trưa, 2 người tử vong',
        summary: '',
        publishedAt: null,
      }
      const payload = { sourceId: 'nhip-song-viet', url, listed, severe: true, unread }
      const job = { key: url, payload, attempt: 1, trace: null }
      await expect(stage?.run(job, { ...here, guard: (work) => work() })).rejects.toThrow('2 s')
      return ports.records.articles.get(articleId({ url, sourceId: '', externalId: null, text: '' }))
    }
    const path = new URL(newsroom.control.items().find(({ site }) => site === 'nhip-song-viet')?.url ?? '')
      .pathname
    expect(await look(`${path}?look=first`, true)).toMatchObject({ evidence: { text: 'listing' } })
    expect(await look(`${path}?look=again`, false)).toBeNull()
  } finally {
    await solo.stop()
    await newsroom.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
