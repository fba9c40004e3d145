import { describe, expect } from 'vitest'
import { aDraft, anAssessment, aPoll, aProposal, aSketch, aSource, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `SourceRecords` promises. */
export function sourcesContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('sources', () => {
    test('a saved source is read back whole, with no poll yet', async ({ sources }) => {
      await sources.save([aSource({ province: 'Huế', linkPattern: '/\\d+\\.html$' })])
      const found = await sources.get('bao-song-que')
      expect(found?.source).toEqual(aSource({ province: 'Huế', linkPattern: '/\\d+\\.html$' }))
      expect(found?.health).toMatchObject({ state: 'new', lastPollAt: null, failures: 0, items: 0 })
      expect(await sources.get('khong-co')).toBeNull()
    })

    test('saving again changes the named sources and leaves the others', async ({ sources }) => {
      await sources.save([aSource(), aSource({ id: 'dai-huyen', name: 'Đài huyện' })])
      await sources.polled('bao-song-que', aPoll(), morning, minutes(5))
      await sources.save([aSource({ name: 'Báo Sông Quê điện tử' })])
      const names = (await sources.list()).map(({ source }) => source.name)
      expect(names).toEqual(['Báo Sông Quê điện tử', 'Đài huyện'])
      expect((await sources.get('bao-song-que'))?.health.state).toBe('ok')
    })

    test('a source is due when it was never polled or its time has come', async ({ sources }) => {
      await sources.save([aSource(), aSource({ id: 'dai-huyen' })])
      await sources.polled('dai-huyen', aPoll(), morning, minutes(10))
      expect((await sources.due(minutes(9))).map(({ id }) => id)).toEqual(['bao-song-que'])
      expect((await sources.due(minutes(10))).map(({ id }) => id)).toEqual(['bao-song-que', 'dai-huyen'])
    })

    test('a source that somebody switched off stays off when its list is saved again', async ({
      sources,
    }) => {
      await sources.save([aSource()])
      await sources.setEnabled('bao-song-que', false)
      await sources.save([aSource({ name: 'Báo Sông Quê điện tử' })])
      expect((await sources.get('bao-song-que'))?.source).toMatchObject({
        name: 'Báo Sông Quê điện tử',
        enabled: false,
      })
    })

    test('a stretched interval is due later, a first poll as soon', async ({ sources }) => {
      await sources.save([aSource(), aSource({ id: 'dai-huyen' })])
      await sources.polled('dai-huyen', aPoll(), minutes(0), minutes(10))
      const ids = async (now: Date, stretch: number) => (await sources.due(now, stretch)).map(({ id }) => id)
      expect(await ids(minutes(29), 3)).toEqual(['bao-song-que'])
      expect(await ids(minutes(30), 3)).toEqual(['bao-song-que', 'dai-huyen'])
    })

    test('sources in severe incidents are known while these are open and of late', async (records) => {
      const { articles, events, incidents, sources } = records
      const severities = { 'bao-song-que': 4, 'dai-huyen': 3, 'cong-so': 5 }
      for (const [sourceId, severity] of Object.entries(severities)) {
        await articles.saveRevision(sourceId, 'h1', aDraft({ sourceId }))
        await articles.saveAssessment(sourceId, 'h1', anAssessment())
        const placement = { eventId: `ev-${sourceId}`, duplicateOf: null, why: 'mới' }
        await events.place(aSketch({ articleId: sourceId, sourceId }), [sourceId], () => placement)
        await incidents.raise(aProposal({ eventId: `ev-${sourceId}`, severity }), minutes(severity))
      }
      expect(await sources.inSevereIncidents(morning)).toEqual(['bao-song-que', 'cong-so'])
      expect(await sources.inSevereIncidents(minutes(5))).toEqual(['cong-so'])
      const worst = await incidents.ofEvent('ev-cong-so')
      await incidents.dismiss({ id: worst?.id ?? '', actor: officer, at: minutes(6), reason: 'metaphor' })
      expect(await sources.inSevereIncidents(morning)).toEqual(['bao-song-que'])
    })

    test('a disabled source, an import and a form are never due', async ({ sources }) => {
      await sources.save([
        aSource({ id: 'nhap-tep', method: 'import', url: null }),
        aSource({ id: 'duong-day-nong', method: 'form', url: null }),
        aSource(),
      ])
      await sources.setEnabled('bao-song-que', false)
      expect(await sources.due(minutes(1000))).toEqual([])
      expect((await sources.get('bao-song-que'))?.source.enabled).toBe(false)
    })

    test('a poll is recorded with its items, its time and what the next request needs', async ({
      sources,
    }) => {
      await sources.save([aSource()])
      await sources.polled('bao-song-que', aPoll(), morning, minutes(5))
      expect((await sources.get('bao-song-que'))?.health).toMatchObject({
        state: 'ok',
        lastPollAt: morning,
        lastOkAt: morning,
        nextPollAt: minutes(5),
        items: 1,
        etag: '"1"',
        lastModified: 'Tue, 24 Nov 2026 00:59:00 GMT',
        bodyHash: 'aa11',
      })
    })

    test('failures are counted until a poll succeeds, and keep what the last good poll said', async ({
      sources,
    }) => {
      await sources.save([aSource()])
      await sources.polled('bao-song-que', aPoll(), morning, minutes(5))
      const failure = aPoll({ state: 'failed', found: [], error: 'HTTP 503', etag: null, bodyHash: null })
      await sources.polled('bao-song-que', failure, minutes(5), minutes(10))
      await sources.polled('bao-song-que', failure, minutes(10), minutes(20))
      expect((await sources.get('bao-song-que'))?.health).toMatchObject({
        state: 'failed',
        failures: 2,
        error: 'HTTP 503',
        lastOkAt: morning,
        items: 1,
        etag: '"1"',
      })
      await sources.polled('bao-song-que', aPoll({ found: [] }), minutes(20), minutes(30))
      expect((await sources.get('bao-song-que'))?.health).toMatchObject({
        failures: 0,
        error: null,
        items: 0,
      })
    })

    test('a poll that is recorded late does not undo a newer one', async ({ sources }) => {
      await sources.save([aSource()])
      await sources.polled('bao-song-que', aPoll(), minutes(5), minutes(30))
      const late = aPoll({ state: 'failed', found: [], error: 'HTTP 503' })
      await sources.polled('bao-song-que', late, minutes(4), minutes(6))
      expect((await sources.get('bao-song-que'))?.health).toMatchObject({
        state: 'ok',
        failures: 0,
        lastPollAt: minutes(5),
        nextPollAt: minutes(30),
      })
    })

    test('"unchanged" is not "ok": it proves nothing about the articles', async ({ sources }) => {
      await sources.save([aSource()])
      await sources.polled('bao-song-que', aPoll(), morning, minutes(5))
      await sources.polled('bao-song-que', aPoll({ state: 'unchanged', found: [] }), minutes(5), minutes(9))
      expect((await sources.get('bao-song-que'))?.health).toMatchObject({
        state: 'unchanged',
        lastPollAt: minutes(5),
        lastOkAt: morning,
      })
    })

    test('the last item is when an article new to us last came from the source', async (records) => {
      await records.sources.save([aSource()])
      expect((await records.sources.get('bao-song-que'))?.health.lastItemAt).toBeNull()
      await records.articles.saveRevision('a1', 'h1', aDraft({ collectedAt: minutes(3) }))
      await records.articles.saveRevision('a1', 'h2', aDraft({ collectedAt: minutes(60), text: 'Đã sửa.' }))
      expect((await records.sources.get('bao-song-que'))?.health.lastItemAt).toEqual(minutes(3))
    })
  })
}
