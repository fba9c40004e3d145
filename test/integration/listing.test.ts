import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewsroom } from '@chudong/newsroom'
import { articleId } from '@chudong/pipeline'
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
