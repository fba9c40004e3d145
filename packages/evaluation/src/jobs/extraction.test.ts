import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { extractionJob, LabelledPage } from './extraction.ts'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SENTENCES = [
  'Trung tâm Kiểm soát bệnh tật tỉnh vừa ban hành kế hoạch phòng, chống sốt xuất huyết trong mùa mưa năm nay.',
  'Theo kế hoạch, các xã, phường tổ chức diệt lăng quăng vào sáng thứ bảy hằng tuần, do trạm y tế hướng dẫn.',
]
const page = (date: string) =>
  `<head><meta property="article:published_time" content="${date}"></head><body><h1>Kế hoạch phòng dịch</h1>
  ${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</body>`
const row = (more: object) =>
  LabelledPage.parse({
    id: 'x',
    file: 'a.html',
    url: 'https://vi-du.vn/a',
    text: SENTENCES.join('\n'),
    ...more,
  })
const figureNamed = (metric: string, rows: LabelledPage[]) =>
  extractionJob.measure(rows, folder).figures.find((figure) => figure.metric === metric)

test('a page read rightly scores full marks, from a plain file and from a gzip one', () => {
  writeFileSync(join(folder, 'a.html'), page('2026-11-20T09:30:00+07:00'))
  writeFileSync(join(folder, 'b.html.gz'), gzipSync(page('2026-11-20T09:30:00+07:00')))
  const label = { title: 'Kế hoạch phòng dịch', published_at: '2026-11-20 02:30:00' }
  const rows = [row(label), row({ ...label, file: join(folder, 'b.html.gz') })]
  for (const metric of ['text 4-gram F1', 'title exact', 'date within a day'])
    expect(figureNamed(metric, rows)).toMatchObject({ n: 2, value: 1 })
})

test('a missing half of the text, another title and a date two days off are seen', () => {
  writeFileSync(join(folder, 'a.html'), page('2026-11-20T09:30:00+07:00'))
  const half = `${SENTENCES.join(' ')} ${SENTENCES[0]?.toUpperCase()}`
  const rows = [row({ text: half, title: 'Khác', published_at: '2026-11-22T10:00:00+07:00' })]
  expect(figureNamed('text 4-gram F1', rows)?.value).toBeLessThan(0.9)
  expect(figureNamed('text precision', rows)?.value).toBeGreaterThan(0.9)
  expect(figureNamed('title exact', rows)?.value).toBe(0)
  expect(figureNamed('date within a day', rows)?.value).toBe(0)
})

test('a page without a label for title or date counts for its text alone', () => {
  writeFileSync(join(folder, 'a.html'), page('2026-11-20T09:30:00+07:00'))
  expect(figureNamed('title exact', [row({})])?.n).toBe(0)
  expect(figureNamed('text 4-gram F1', [row({})])?.n).toBe(1)
})
