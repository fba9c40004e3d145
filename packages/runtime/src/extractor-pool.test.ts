import { expect, test } from 'vitest'
import { openExtractorPool } from './extractor-pool.ts'

const page = (body: string) => ({
  url: 'http://bao.example/tin',
  bytes: new TextEncoder().encode(
    `<html lang="vi"><head><title>Tin</title></head><body><h1>Ổ dịch sởi tại trường học</h1>${body}</body></html>`,
  ),
  contentType: 'text/html; charset=utf-8',
})
const story =
  '<p>Ngày 20/11, trung tâm kiểm soát bệnh tật ghi nhận 14 học sinh mắc sởi tại một trường tiểu học, cách ly cả lớp.</p>'

test('pages are read away from the event loop, many at a time', async () => {
  const pool = openExtractorPool({ workers: 2, maxMillis: 10_000 })
  const read = await Promise.all(Array.from({ length: 12 }, () => pool.extract(page(story.repeat(4)))))
  await pool.close()
  expect(read.map(({ title }) => title)).toEqual(Array(12).fill('Ổ dịch sởi tại trường học'))
})

test('a page that takes too long is refused, and the next page is read', async () => {
  const pool = openExtractorPool({ workers: 1, maxMillis: 1 })
  await expect(pool.extract(page(story.repeat(2000)))).rejects.toThrow('took longer')
  await pool.close()
  const patient = openExtractorPool({ workers: 1, maxMillis: 10_000 })
  await expect(patient.extract(page(story))).resolves.toMatchObject({ title: 'Ổ dịch sởi tại trường học' })
  await patient.close()
})
