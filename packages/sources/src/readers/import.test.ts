import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { ImportedRow } from './import.ts'
import { readImport } from './import.ts'

const now = new Date('2026-11-24T02:00:00Z')
const defaults = { sourceId: 'nhap-tay', sourceName: 'Tệp nhập', tier: 'social' as const }

async function rows(text: string | Uint8Array, format: 'jsonl' | 'csv', chunk = 7): Promise<ImportedRow[]> {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  )
  const all: ImportedRow[] = []
  for await (const row of readImport(Readable.from(pieces), { format, now, defaults })) all.push(row)
  return all
}
const errors = (all: ImportedRow[]): string[] => all.flatMap((row) => ('error' in row ? [row.error] : []))
const drafts = (all: ImportedRow[]) => all.flatMap((row) => ('draft' in row ? [row.draft] : []))

test('posts of a public collection become drafts with their id, time and engagement', async () => {
  const [draft] = drafts(
    await rows(
      '{"id":"1","text":"Nghe nói có ca sởi","user":"x","timestamp":"1585945439","likes":"19477","comments":"378.0","shares":173}\n',
      'jsonl',
    ),
  )
  expect(draft).toMatchObject({
    kind: 'post',
    externalId: '1',
    text: 'Nghe nói có ca sởi',
    publishedAt: new Date('2020-04-03T20:23:59Z'),
    collectedAt: now,
    engagement: { likes: 19477, comments: 378, shares: 173 },
    sourceName: 'Tệp nhập',
    authors: [],
  })
})

test('other names of the same fields are understood', async () => {
  const [draft] = drafts(
    await rows(
      '{"post_id":7,"message":"Nội dung","headline":"Tên bài","permalink_url":"https://mxh.example/7?fbclid=z","created_time":"14/02/2024 21:18","source":"Trang A","source_kind":"forum","reactions":{"summary":{"total_count":5}}}',
      'jsonl',
    ),
  )
  expect(draft).toMatchObject({
    externalId: '7',
    text: 'Nội dung',
    title: 'Tên bài',
    url: 'https://mxh.example/7',
    sourceName: 'Trang A',
    tier: 'forum',
    engagement: { likes: 5, comments: null, shares: null },
  })
})

test('each broken JSONL line is told by its number and the rest goes on', async () => {
  const file = Buffer.concat([
    Buffer.from(
      '{"id":"a","text":"tốt"}\r\n{hỏng\n\n[1]\n{"id":"b"}\n{"text":"x","date":"hôm nào"}\n{"text":"',
    ),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n{"id":"c","text":"cũng tốt"}'),
  ])
  const all = await rows(file, 'jsonl')
  expect(drafts(all).map((draft) => draft.externalId)).toEqual(['a', 'c'])
  expect(errors(all)).toEqual([
    'dòng 2: không phải JSON',
    'dòng 4: không phải một đối tượng JSON',
    'dòng 5: thiếu nội dung (cột text, content hoặc message)',
    'dòng 6: ngày đăng không đọc được: "hôm nào"',
    'dòng 7: không phải UTF-8',
  ])
})

test('a post of five megabytes is refused by its line, before and after it nothing is lost', async () => {
  const big = JSON.stringify({ text: 'x'.repeat(5_000_000) })
  const middle = JSON.stringify({ text: 'x'.repeat(1_500_000) })
  const all = await rows(`{"id":"a","text":"1"}\n${big}\n${middle}\n{"id":"b","text":"2"}\n`, 'jsonl', 65_536)
  expect(drafts(all).map((draft) => draft.externalId)).toEqual(['a', 'b'])
  expect(errors(all)).toEqual(['dòng 2: dài quá 4000000 byte', 'dòng 3: bài dài 1500000 ký tự, quá 1000000'])
})

test('a CSV of an office program is read: semicolons, byte order mark, quoted line breaks', async () => {
  const all = await rows(
    '\uFEFFid;text;url;likes\r\n1;"Hai dòng\r\n""trích"", có phẩy";https://a.vn/1;1.234\r\n2;Ngắn;;\r\n',
    'csv',
  )
  expect(drafts(all)).toMatchObject([
    {
      externalId: '1',
      text: 'Hai dòng\r\n"trích", có phẩy',
      url: 'https://a.vn/1',
      engagement: { likes: 1234 },
    },
    { externalId: '2', text: 'Ngắn', url: null, engagement: null },
  ])
})

test('a CSV row with the wrong number of columns is told by its line, the others are taken', async () => {
  const all = await rows('id,text\n1,mot\n2,hai,thua\n3\n4,bon\n', 'csv')
  expect(drafts(all).map((draft) => draft.externalId)).toEqual(['1', '4'])
  expect(errors(all)).toEqual(['dòng 3: có 3 cột, tiêu đề có 2', 'dòng 4: có 1 cột, tiêu đề có 2'])
})

test('a CSV with the wrong header is told at once', async () => {
  expect(errors(await rows('ma,ten\n1,x\n', 'csv'))[0]).toContain('dòng 1: không có cột nội dung')
  expect(errors(await rows('id,text,text\n1,x,y\n', 'csv'))).toEqual(['dòng 1: hai cột trùng tên'])
})

test.each([
  ['2,"hong"x', 'dấu nháy sai chỗ'],
  ['2,ho"ng', 'dấu nháy không đóng'],
  ['2,"mo', 'dấu nháy không đóng'],
  [`2,"${'x'.repeat(4_500_000)}"`, 'dài quá 4000000 byte'],
  [`2,"${'x'.repeat(4_500_000)}`, 'dài quá 4000000 byte'],
])('a broken CSV row costs its own line only (%#)', async (line, why) => {
  const all = await rows(`id,text\n1,tot\n${line}\n3,tot\n4,tot\n`, 'csv', 65_536)
  expect(drafts(all).map((draft) => draft.externalId)).toEqual(['1', '3', '4'])
  expect(errors(all)).toEqual([`dòng 3: ${why.startsWith('dài') ? '' : 'CSV hỏng: '}${why}`])
})

test('a CSV row in another encoding is told by its line', async () => {
  const file = Buffer.concat([
    Buffer.from('id,text\n1,S'),
    Buffer.from([0xf4, 0x69, 0x0a]),
    Buffer.from('2,tot\n'),
  ])
  const all = await rows(file, 'csv')
  expect(errors(all)).toEqual(['dòng 2: không phải UTF-8'])
  expect(drafts(all)).toHaveLength(1)
})

test('an open quote in a long file costs one line, and ten thousand rows still come', async () => {
  const body = Array.from({ length: 10_000 }, (_, index) => `${index},"bài ${index}"`)
  body[3] = '3,"mở'
  const all = await rows(`id,text\n${body.join('\n')}`, 'csv', 65_536)
  expect(errors(all).length).toBeLessThanOrEqual(2)
  expect(drafts(all).length).toBeGreaterThanOrEqual(9_998)
})

test('an empty file gives nothing', async () => {
  expect(await rows('', 'jsonl')).toEqual([])
  expect(await rows('', 'csv')).toEqual([])
})
