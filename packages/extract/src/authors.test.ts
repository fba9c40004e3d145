import { expect, test } from 'vitest'
import { extractPage } from './extract-page.ts'

const TEXT =
  '<p>Ngành y tế tỉnh đã kiểm tra mười hai bếp ăn tập thể trong tháng và nhắc nhở hai nơi.</p>'.repeat(3)
const authors = (html: string) =>
  extractPage(new TextEncoder().encode(html), { url: 'https://vi-du.vn/bai-1.html' }).authors

test.each(['Array', 'admin', '[object Object]', 'undefined', 'https://facebook.com/bao', 'toasoan@vi-du.vn'])(
  'the placeholder "%s" is not an author',
  (name) => {
    expect(authors(`<meta name="author" content="${name}"><h1>Kiểm tra bếp ăn tập thể</h1>${TEXT}`)).toEqual(
      [],
    )
  },
)

test.each([
  ['<p><strong>Theo TTXVN</strong></p>', ['Theo TTXVN']],
  ['<p>Nguồn tin: Lê Ví Dụ</p>', ['Lê Ví Dụ']],
  ['<p style="text-align:right"><b>Trần Ví Dụ (tổng hợp)</b></p>', ['Trần Ví Dụ (tổng hợp)']],
  ['<p>Bài và ảnh: Lê Ví Dụ - Trần Mẫu</p>', ['Lê Ví Dụ', 'Trần Mẫu']],
])('the last line %s signs the article', (line, expected) => {
  expect(authors(`<div class="noidung"><h1>Kiểm tra bếp ăn tập thể</h1>${TEXT}${line}</div>`)).toEqual(
    expected,
  )
})

test('several authors in one field are told apart', () => {
  expect(authors(`<meta name="author" content="Lê Ví Dụ, Trần Mẫu và Đỗ Thử">${TEXT}`)).toEqual([
    'Lê Ví Dụ',
    'Trần Mẫu',
    'Đỗ Thử',
  ])
})
