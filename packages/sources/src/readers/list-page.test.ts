import { expect, test } from 'vitest'
import { readListPage } from './list-page.ts'

const BASE = 'https://cdc.example.vn/vi/news/'
const HTML = `<body><a href="/vi/news/dich-benh/soi-tang-nhanh-o-3-xa-1234.html"><img src="x.jpg"></a>
  <a href="/vi/news/dich-benh/soi-tang-nhanh-o-3-xa-1234.html#cm">Sởi tăng nhanh
  ở 3 xã</a><a href="/vi/contact/">Liên hệ</a><a href="https://khac.example.vn/bai-viet-o-trang-khac-9.html">Khác</a>
  <a href="/vi/gioi-thieu.html">Giới thiệu</a><a href="javascript:void(0)">x</a></body>`

test('without a pattern the articles of the same site are found, each once with its title', () => {
  expect(readListPage(HTML, BASE, null).map((entry) => [entry.url, entry.title])).toEqual([
    ['https://cdc.example.vn/vi/news/dich-benh/soi-tang-nhanh-o-3-xa-1234.html', 'Sởi tăng nhanh ở 3 xã'],
  ])
})

test('the source may say which addresses are articles', () => {
  expect(readListPage(HTML, BASE, String.raw`/gioi-thieu\.html$`).map((entry) => entry.title)).toEqual([
    'Giới thiệu',
  ])
  expect(() => readListPage(HTML, BASE, '(')).toThrow('Mẫu liên kết')
})
