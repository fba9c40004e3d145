import { expect, test } from 'vitest'
import { MAX_LINKS } from './limits.ts'
import { pageLinks } from './links.ts'

const BASE = 'https://bao.example.vn/suc-khoe/'

test('links of a list page are absolute, in order, each once with its headline', () => {
  const html = `<a href="bai-1.html#top"><img src="1.jpg" alt="Ảnh"></a><a href="bai-1.html">Ca bệnh đầu tiên</a>
    <a href="//khac.example.vn/2">Hai</a><a href="/thoi-su?p=1"> Thời  sự </a>`
  expect(pageLinks(html, BASE)).toEqual([
    { url: 'https://bao.example.vn/suc-khoe/bai-1.html', text: 'Ca bệnh đầu tiên' },
    { url: 'https://khac.example.vn/2', text: 'Hai' },
    { url: 'https://bao.example.vn/thoi-su?p=1', text: 'Thời sự' },
  ])
})

test('what is not a web address is left out', () => {
  const html =
    '<a href="javascript:alert(1)">x</a><a href="mailto:a@b.vn">x</a><a href="http://[">x</a><a>x</a><a href="data:,x">x</a>'
  expect(pageLinks(html, BASE)).toEqual([])
})

test('a base element moves relative links, and a list page with endless links stops at the limit', () => {
  expect(pageLinks('<base href="/goc/"><a href="b">b</a>', BASE)[0]?.url).toBe('https://bao.example.vn/goc/b')
  const many = Array.from({ length: MAX_LINKS + 500 }, (_, i) => `<a href="/${i}">tin ${i}</a>`).join('')
  expect(pageLinks(many, BASE).length).toBe(MAX_LINKS)
})
