import { describe, expect } from 'vitest'
import { MOST_LOOKS, type Records } from '../../index.ts'
import { aDraft, anAssessment, aProposal, aSketch, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

const url = (name: string) => `https://songque.example/${name}`
const read = (name: string, articleId: string | null) => ({
  sourceId: 'bao-song-que',
  url: url(name),
  articleId,
  error: null,
})

const nothing = { unread: [], again: [] }

/** What `ArticleRecords` promises about which pages to read. */
export function pagesContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('pages', () => {
    test('an unknown page is read, in the order of the listing and once', async ({ articles }) => {
      const listed = [url('b'), url('a'), url('b')]
      expect(await articles.pagesToRead('bao-song-que', listed, morning)).toEqual({
        unread: [url('b'), url('a')],
        again: [],
      })
    })

    test('a page rests until its next look', async ({ articles }) => {
      await articles.pageRead(read('a', 'a1'), morning, minutes(30))
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(29))).toEqual(nothing)
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(30))).toEqual({
        unread: [],
        again: [url('a')],
      })
    })

    test('of many pages that are due those that wait longest are looked at first', async ({ articles }) => {
      const names = Array.from({ length: MOST_LOOKS + 5 }, (_, i) => `p${i}`)
      for (const [i, name] of names.entries())
        await articles.pageRead(read(name, `a${i}`), morning, minutes(60 - i))
      const { again } = await articles.pagesToRead('bao-song-que', names.map(url), minutes(90))
      expect(again).toEqual(names.toReversed().slice(0, MOST_LOOKS).map(url))
    })

    test('a page without a next look is never read again', async ({ articles }) => {
      await articles.pageRead(read('a', 'a1'), morning, null)
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(1e6))).toEqual(nothing)
    })

    test('a page that could not be read is tried again in its time', async ({ articles }) => {
      await articles.pageRead({ ...read('a', null), error: 'no main text' }, morning, minutes(60))
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(1))).toEqual(nothing)
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(61))).toEqual({
        unread: [],
        again: [url('a')],
      })
    })

    test('a reading that comes late does not undo a newer one', async ({ articles }) => {
      await articles.pageRead(read('a', 'a1'), minutes(10), minutes(60))
      await articles.pageRead({ ...read('a', null), error: 'HTTP 500' }, minutes(9), minutes(20))
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(30))).toEqual(nothing)
    })

    test('the article of an incident is looked at again though no longer listed', async (records) => {
      await incidentFrom(records, 'a1')
      await records.articles.pageRead(read('a', 'a1'), morning, minutes(30))
      await records.articles.pageRead(read('b', 'b1'), morning, minutes(30))
      const { articles } = records
      expect(await articles.pagesToRead('bao-song-que', [], minutes(29))).toEqual(nothing)
      expect(await articles.pagesToRead('bao-song-que', [], minutes(31))).toEqual({
        unread: [],
        again: [url('a')],
      })
      expect(await articles.pagesToRead('bao-song-que', [url('a')], minutes(31))).toEqual({
        unread: [],
        again: [url('a')],
      })
      expect(await articles.pagesToRead('dai-huyen', [], minutes(31))).toEqual(nothing)
    })

    test('a failed look does not lose which article the page is', async (records) => {
      await incidentFrom(records, 'a1')
      await records.articles.pageRead(read('a', 'a1'), morning, minutes(30))
      await records.articles.pageRead({ ...read('a', null), error: 'HTTP 500' }, minutes(30), minutes(90))
      expect(await records.articles.pagesToRead('bao-song-que', [], minutes(91))).toEqual({
        unread: [],
        again: [url('a')],
      })
    })
  })
}

async function incidentFrom({ articles, events, incidents }: Records, articleId: string) {
  await articles.saveRevision(articleId, 'h1', aDraft())
  await articles.saveAssessment(articleId, 'h1', anAssessment())
  const placement = { eventId: 'ev-1', duplicateOf: null, why: 'mới' }
  await events.place(aSketch({ articleId }), ['k'], () => placement)
  await incidents.raise(aProposal({ eventId: 'ev-1' }), morning)
}
