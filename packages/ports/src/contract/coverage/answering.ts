import { CoverageFilter, CoverageQuery, type Highlight } from '@chudong/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Coverage } from '../../index.ts'
import { minutes, morning } from '../fixtures.ts'
import { inventedArticles, type Known } from './answers/documents.ts'
import { daysOf, facetsOf, marked, newestFirst } from './answers/oracle.ts'
import { type Question, questions } from './answers/questions.ts'
import type { OpenCoverage } from './open.ts'

const patience = 120_000
const period = { from: minutes(-46 * 24 * 60), to: minutes(24 * 60) }

/** The same questions to every store over the same documents, each checked against the answer in plain code. */
export function answeringContract(open: OpenCoverage): void {
  describe('the same answers from every store', () => {
    const articles = inventedArticles()
    let opened: Awaited<ReturnType<OpenCoverage>>
    const coverage = (): Coverage => opened.coverage

    beforeAll(async () => {
      opened = await open(() => morning)
      await coverage().index(articles.map(({ doc }) => doc))
      expect(await coverage().state()).toMatchObject({ count: articles.length })
    }, patience)
    afterAll(() => opened?.close(), patience)

    test.each(questions.map((question) => [JSON.stringify(question.filter), question] as const))(
      '%s',
      { timeout: patience },
      async (_, { filter, wanted }) => {
        const found = newestFirst(articles.filter(wanted.fits))
        expect(await idsOf(coverage(), filter)).toEqual(found.map(({ doc }) => doc.id))
        const answer = await coverage().search(CoverageQuery.parse({ ...filter, limit: 20 }))
        expect(answer.total).toBe(found.length)
        expect(answer.facets).toEqual(facetsOf(found))
        expect(answer.hits.map(({ doc }) => doc)).toEqual(
          found.slice(0, 20).map(({ doc: { text: _, ...doc } }) => doc),
        )
        for (const [i, hit] of answer.hits.entries()) checkMarks(hit, found[i], wanted)
        if (Object.keys(filter).join() === 'q') await checkTrend(coverage(), filter.q ?? '', found)
      },
    )

    test('by relevance the same are found, in an order of the store', { timeout: patience }, async () => {
      for (const { filter, wanted } of questions.slice(1, 35)) {
        const found = articles.filter(wanted.fits).map(({ doc }) => doc.id)
        expect((await ranked(coverage(), filter)).sort()).toEqual(found)
      }
    })

    test('phrases that are new are counted in the titles of original articles', {
      timeout: patience,
    }, async () => {
      const from = minutes(-24 * 60)
      const phrases = await coverage().emerging({ from, to: morning, since: period.from, limit: 20 })
      expect(phrases[0]?.phrase).toMatch(/sốt mò lạ/)
      const originals = articles.filter(({ doc }) => doc.duplicateOf === null && doc.publishedAt < morning)
      for (const { phrase, articles: count, inAll } of phrases) {
        const using = originals.filter(({ title }) => says(title, phrase))
        expect({ phrase, count, inAll }).toEqual({
          phrase,
          count: using.filter(({ doc }) => doc.publishedAt >= from).length,
          inAll: using.length,
        })
      }
    })
  })
}

async function idsOf(coverage: Coverage, filter: Question['filter']): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of coverage.scan(CoverageFilter.parse(filter))) ids.push(id)
  return ids
}

async function ranked(coverage: Coverage, filter: Question['filter']): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = CoverageQuery.parse({ ...filter, sort: 'relevance', limit: 100, cursor })
    const page = await coverage.search(query)
    ids.push(...page.hits.map(({ doc }) => doc.id))
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
  return ids
}

function checkMarks(
  hit: { title: Highlight; snippet: Highlight },
  known: Known | undefined,
  { marks }: Question['wanted'],
) {
  if (!known) throw new Error('more hits than were asked for')
  expect(hit.title).toEqual(marked(known.title, marks))
  const inText = marks.filter(({ titleOnly }) => !titleOnly)
  const shown = hit.snippet.filter(({ text }) => text !== '… ' && text !== ' …')
  const window = shown.map(({ text }) => text).join('')
  const start = known.text.indexOf(window)
  expect(start).toBeGreaterThanOrEqual(0)
  const whole = marked(known.text, inText)
  expect(shown).toEqual(cut(whole, start, start + window.length))
  if (whole.some((piece) => piece.hit)) expect(shown.some((piece) => piece.hit)).toBe(true)
}

function cut(pieces: Highlight, from: number, to: number): Highlight {
  let at = 0
  return pieces.flatMap(({ text, hit }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += text.length
    return part === '' ? [] : [{ text: part, hit }]
  })
}

async function checkTrend(coverage: Coverage, q: string, found: Known[]): Promise<void> {
  const days = daysOf(found)
  const trend = await coverage.trend({ ...period, q })
  const counted = trend.filter(({ articles }) => articles > 0)
  expect(counted).toEqual(
    [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1)),
  )
}

function says(title: string, phrase: string): boolean {
  const syllables = title.toLowerCase().match(/\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu) ?? []
  return ` ${syllables.join(' ')} `.includes(` ${phrase} `)
}
