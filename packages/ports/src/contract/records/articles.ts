import { describe, expect } from 'vitest'
import { aDraft, anAssessment, aPage, aSource, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `ArticleRecords` promises of articles, revisions, judgements and evidence. */
export function articlesContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('articles', () => {
    test('a new article is its first revision and is read back whole', async ({ articles }) => {
      const draft = aDraft({ engagement: { likes: 3, comments: null, shares: 1 }, publishedAt: null })
      const { article, outcome } = await articles.saveRevision('a1', 'h1', draft)
      expect(outcome).toBe('new')
      expect(article).toEqual({
        ...draft,
        id: 'a1',
        revision: 1,
        contentHash: 'h1',
        firstCollectedAt: morning,
      })
      expect(await articles.get('a1')).toEqual(article)
      expect(await articles.get('khong-co')).toBeNull()
    })

    test('the same content again is unchanged, even when read later', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      const again = await articles.saveRevision('a1', 'h1', aDraft({ collectedAt: minutes(30) }))
      expect(again.outcome).toBe('unchanged')
      expect(again.article.firstCollectedAt).toEqual(morning)
      expect(await articles.revisions('a1')).toHaveLength(1)
    })

    test('a reading waits for judgement until its very wording has one', async ({ articles }) => {
      const reading = [{ id: 'a1', contentHash: 'h1' }]
      expect(await articles.unjudged(reading)).toEqual(new Set(['a1']))
      await articles.saveRevision('a1', 'h1', aDraft())
      expect(await articles.unjudged(reading)).toEqual(new Set(['a1']))
      await articles.saveAssessment('a1', 'h1', anAssessment())
      expect(await articles.unjudged(reading)).toEqual(new Set())
      await articles.saveRevision(
        'a1',
        'h2',
        aDraft({ text: 'Con số đúng là 23.', collectedAt: minutes(30) }),
      )
      expect(await articles.unjudged([{ id: 'a1', contentHash: 'h2' }])).toEqual(new Set(['a1']))
    })

    test('changed content is a new revision of the same article; the first stays readable', async ({
      articles,
    }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      const edited = aDraft({
        title: 'Đính chính: 23 công nhân',
        text: 'Con số đúng là 23.',
        collectedAt: minutes(30),
      })
      const { article, outcome } = await articles.saveRevision('a1', 'h2', edited)
      expect(outcome).toBe('revised')
      expect(article).toMatchObject({ revision: 2, contentHash: 'h2', title: 'Đính chính: 23 công nhân' })
      expect(article.firstCollectedAt).toEqual(morning)
      const texts = (await articles.revisions('a1')).map(({ revision, text }) => [revision, text])
      expect(texts).toEqual([
        [1, aDraft().text],
        [2, 'Con số đúng là 23.'],
      ])
    })

    test('content that goes back to what it was is a third revision', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      await articles.saveRevision('a1', 'h2', aDraft({ text: 'Khác.', collectedAt: minutes(1) }))
      const { article } = await articles.saveRevision('a1', 'h1', aDraft({ collectedAt: minutes(2) }))
      expect(article).toMatchObject({ revision: 3, contentHash: 'h1' })
    })

    test('a reading that arrives late never replaces a newer one', async ({ articles }) => {
      await articles.saveRevision('a1', 'h2', aDraft({ text: 'Mới.', collectedAt: minutes(10) }))
      const late = await articles.saveRevision('a1', 'h1', aDraft({ text: 'Cũ.', collectedAt: minutes(5) }))
      expect(late).toMatchObject({ outcome: 'unchanged', article: { contentHash: 'h2', text: 'Mới.' } })
    })

    test('two crawlers that save one article at the same moment make one article', async ({ articles }) => {
      const saves = Array.from({ length: 8 }, () => articles.saveRevision('a1', 'h1', aDraft()))
      const outcomes = (await Promise.all(saves)).map(({ outcome }) => outcome)
      expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(7)
      expect(await articles.revisions('a1')).toHaveLength(1)
    })

    test('two crawlers that save one edit at the same moment make one revision', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      const edit = aDraft({ text: 'Đã sửa.', collectedAt: minutes(1) })
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => articles.saveRevision('a1', 'h2', edit)),
      )
      expect(outcomes.filter(({ outcome }) => outcome === 'revised')).toHaveLength(1)
      expect((await articles.revisions('a1')).map(({ revision }) => revision)).toEqual([1, 2])
    })

    test('hostile characters do not stop an article from being kept', async ({ articles }) => {
      const text = 'Tiêm\u0000 vắc xin \ud800\u202e an toàn\u2069 😷'
      const { article } = await articles.saveRevision(
        'a1',
        'h1',
        aDraft({ text, authors: ['\u0000x\udfff'] }),
      )
      expect(article.text).toBe('Tiêm vắc xin \ufffd an toàn 😷')
      expect((await articles.get('a1'))?.text).toBe(article.text)
    })
  })

  describe('judgements', () => {
    test('a judgement is kept with its reasons', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      expect((await articles.judged('a1'))?.assessment).toBeNull()
      expect(await articles.saveAssessment('a1', 'h1', anAssessment())).toBe(true)
      expect((await articles.judged('a1'))?.assessment).toEqual(anAssessment())
    })

    test('what is judged comes with the province of its source, if it is known', async (records) => {
      await records.articles.saveRevision('a1', 'h1', aDraft({ sourceId: 'so-y-te' }))
      expect((await records.articles.judged('a1'))?.sourceProvince).toBeNull()
      await records.sources.save([aSource({ id: 'so-y-te', province: 'Huế' })])
      expect(await records.articles.judged('a1')).toMatchObject({
        article: { id: 'a1' },
        assessment: null,
        sourceProvince: 'Huế',
      })
      expect(await records.articles.judged('khong-co')).toBeNull()
    })

    test('a judgement of a text that has changed since is refused', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      await articles.saveRevision('a1', 'h2', aDraft({ text: 'Đã sửa.', collectedAt: minutes(1) }))
      expect(await articles.saveAssessment('a1', 'h1', anAssessment())).toBe(false)
      expect((await articles.judged('a1'))?.assessment).toBeNull()
      expect(await articles.saveAssessment('khong-co', 'h1', anAssessment())).toBe(false)
    })

    test('the newest judgement replaces the one before', async ({ articles }) => {
      await articles.saveRevision('a1', 'h1', aDraft())
      await articles.saveAssessment('a1', 'h1', anAssessment())
      expect(await articles.saveAssessment('a1', 'h1', anAssessment({ severity: 2 }))).toBe(true)
      expect((await articles.judged('a1'))?.assessment?.severity).toBe(2)
    })
  })

  describe('evidence', () => {
    test('a page is given back byte for byte under its SHA-256', async ({ articles }) => {
      const page = aPage(`<html>${'Ổ dịch sởi tại trường học. '.repeat(500)}</html>`)
      await articles.keepEvidence(page)
      await articles.keepEvidence({ ...page, fetchedAt: minutes(10) })
      const kept = await articles.evidence(page.sha256)
      expect(Buffer.from(kept?.bytes ?? []).equals(Buffer.from(page.bytes))).toBe(true)
      expect(kept).toMatchObject({ url: page.url, contentType: page.contentType, fetchedAt: page.fetchedAt })
      expect(await articles.evidence('0'.repeat(64))).toBeNull()
    })

    test('bytes that are not those of the hash are refused', async ({ articles }) => {
      const forged = { ...aPage('thật'), bytes: new TextEncoder().encode('giả') }
      await expect(articles.keepEvidence(forged)).rejects.toThrow('SHA-256')
    })
  })
}
