import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewsroom } from '@chudong/newsroom'
import { articleId } from '@chudong/pipeline'
import { openLog, startSolo, toConfig } from '@chudong/runtime'
import { expect, test } from 'vitest'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

test('when a listed page cannot be read, what the feed says of it is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-listing-'))
  const database = await (await postgresForTests()).createDatabase()
  const newsroom = await openNewsroom({ now: new Date() })
  const item = newsroom.control.items().find(({ site }) => site === 'nhip-song-viet')
  newsroom.control.respond(new URL(item?.url ?? '').pathname, 404)
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
