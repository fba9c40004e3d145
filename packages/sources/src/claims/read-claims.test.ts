import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratingOfNumber, ratingOfWords } from './rating.ts'
import { type ReadClaimRow, readClaims } from './read-claims.ts'

const review = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  claimReviewed: 'Nước máy ở Sóc Trăng nhiễm chì gấp trăm lần',
  url: 'https://kiem-chung.example/nuoc-may',
  datePublished: '2026-05-20',
  author: { '@type': 'Organization', name: 'Tổ kiểm chứng tỉnh' },
  reviewBody: '<p>Mẫu nước &amp; bùn đều đạt quy chuẩn.</p>',
  reviewRating: {
    '@type': 'Rating',
    ratingValue: 1,
    bestRating: 5,
    worstRating: 1,
    alternateName: 'Tin sai sự thật',
  },
  itemReviewed: { '@type': 'Claim', author: { name: 'một trang mạng' }, datePublished: '2026-05-18' },
}

async function read(text: string | Uint8Array): Promise<ReadClaimRow[]> {
  const rows: ReadClaimRow[] = []
  for await (const row of readClaims(Readable.from([Buffer.from(text)]))) rows.push(row)
  return rows
}
const drafts = (rows: ReadClaimRow[]) => rows.flatMap((row) => ('draft' in row ? [row.draft] : []))
const errors = (rows: ReadClaimRow[]) => rows.flatMap((row) => ('error' in row ? [row.error] : []))

test('a ClaimReview becomes a claim with its correction, authority, date and address', async () => {
  expect(drafts(await read(JSON.stringify(review, null, 2)))).toEqual([
    {
      claim: 'Nước máy ở Sóc Trăng nhiễm chì gấp trăm lần',
      rating: 'false',
      verdict: 'Tin sai sự thật',
      correction: 'Mẫu nước & bùn đều đạt quy chuẩn.',
      authority: 'Tổ kiểm chứng tỉnh',
      issuedAt: new Date('2026-05-19T17:00:00Z'),
      url: 'https://kiem-chung.example/nuoc-may',
    },
  ])
})

test('one review, an array, a graph, a data feed and lines give the same claims', async () => {
  const second = {
    ...review,
    claimReviewed: 'Uống nước lá ổi khỏi cần tiêm insulin',
    url: 'https://kiem-chung.example/2',
  }
  const both = [review, second]
  const forms = [
    JSON.stringify(both),
    `\uFEFF${JSON.stringify(both, null, 1)}`,
    JSON.stringify({ '@graph': both }),
    JSON.stringify({
      '@type': 'DataFeed',
      dataFeedElement: both.map((item) => ({ '@type': 'DataFeedItem', item: [item] })),
    }),
    both.map((one) => JSON.stringify(one)).join('\r\n'),
  ]
  const ids = new Set<string>()
  for (const form of forms) {
    const rows = await read(form)
    expect(errors(rows)).toEqual([])
    ids.add(rows.map((row) => ('id' in row ? row.id : '')).join())
  }
  expect([...ids]).toHaveLength(1)
})

test('our own rows keep their names; the rating is told by the verdict, else by the correction', async () => {
  const rows = await read(
    [
      {
        id: 'ac-1',
        claim: 'Uống rượu tỏi diệt virus trong cổ họng',
        verdict: 'tin sai sự thật',
        correction: 'Không diệt được.',
        issued_by: 'Trạm A',
        issued_at: '2025-06-03',
      },
      { claim: 'Muỗi biến đổi gen gây co giật ở trẻ', verdict: 'chưa có căn cứ' },
      { claim: 'Mười ca bạch hầu bị giấu ở xã', correction: 'Chỉ có một ca.' },
      { id: 'a/b?c', claim: 'Bún khô làm bằng nhựa tái chế', rating: 'misleading' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  )
  expect(errors(rows)).toEqual([])
  expect(drafts(rows).map(({ rating }) => rating)).toEqual(['false', 'unproven', 'false', 'misleading'])
  expect(rows[0]).toMatchObject({
    id: 'ac-1',
    draft: { authority: 'Trạm A', issuedAt: new Date('2025-06-02T17:00:00Z') },
  })
  for (const row of rows) expect('id' in row && /^[\w.-]{1,80}$/.test(row.id)).toBe(true)
})

test('each broken line is told by its number, and the others are taken', async () => {
  const rows = await read(
    [
      JSON.stringify(review),
      '{hỏng',
      '',
      '[]',
      '17',
      JSON.stringify({ claim: 'ngắn' }),
      JSON.stringify({ ...review, claimReviewed: undefined, itemReviewed: undefined }),
      JSON.stringify({ ...review, url: 'javascript:alert(1)' }),
      JSON.stringify({ ...review, datePublished: 'hôm nào', url: 'https://kiem-chung.example/3' }),
      JSON.stringify({
        ...review,
        reviewRating: { ratingValue: 'khó nói' },
        url: 'https://kiem-chung.example/4',
      }),
      JSON.stringify(review),
      JSON.stringify({ id: 'cuoi', claim: 'Nước máy Cà Mau có giun' }),
    ].join('\n'),
  )
  expect(drafts(rows)).toHaveLength(2)
  expect(errors(rows).map((error) => error.replace(/^(dòng \d+): .*/, '$1'))).toEqual(
    [2, 5, 6, 7, 8, 9, 10, 11].map((line) => `dòng ${line}`),
  )
  expect(errors(rows).at(-1)).toBe('dòng 11: trùng với dòng 1')
})

test.each([
  ['Tin giả', 'false'],
  ['KHÔNG ĐÚNG', 'false'],
  ['Nửa đúng nửa sai', 'misleading'],
  ['Chưa có bằng chứng', 'unproven'],
  ['Đúng sự thật', 'true'],
  ['Mostly false', 'false'],
  ['Missing context', 'misleading'],
  ['True', 'true'],
  ['tin gia', 'false'],
  ['Theo chuyên gia', null],
])('the verdict "%s" is read as %s', (verdict, rating) => {
  expect(ratingOfWords(verdict)).toBe(rating)
})

test('a number is read on its own scale only', () => {
  expect([ratingOfNumber(1, 1, 5), ratingOfNumber(3, 1, 5), ratingOfNumber(5, 1, 5)]).toEqual([
    'false',
    'misleading',
    'true',
  ])
  expect([ratingOfNumber(-1, 1, 5), ratingOfNumber(3, 5, 1), ratingOfNumber(Number.NaN, 1, 5)]).toEqual([
    null,
    null,
    null,
  ])
})

test('whatever JSON comes in, every item is a claim or an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 6 }), { maxLength: 5 }), async (values) => {
      const marked = values.map((value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? { ...review, ...value, reviewRating: value, itemReviewed: value }
          : value,
      )
      for (const row of await read(JSON.stringify(marked)))
        expect('error' in row || 'draft' in row).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a line that never ends and bytes that are no text cost their own line only', async () => {
  const good = JSON.stringify({ id: 'tot', claim: 'Nước máy Cà Mau có giun' })
  const bytes = Buffer.concat([
    Buffer.from(`{"claim":"${'x'.repeat(1_200_000)}"}\n`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
    Buffer.from(good),
  ])
  const rows = await read(bytes)
  expect(errors(rows)).toEqual(['dòng 1: dài quá 1000000 byte', 'dòng 2: không phải JSON (UTF-8)'])
  expect(drafts(rows)).toHaveLength(1)
})
