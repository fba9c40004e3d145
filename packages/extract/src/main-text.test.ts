import { expect, test } from 'vitest'
import { extractPage } from './extract-page.ts'

const read = (html: string) =>
  extractPage(new TextEncoder().encode(html), { url: 'https://bao.example.vn/suc-khoe/bai-1.html' })

const FIRST =
  'Trung tâm Kiểm soát bệnh tật tỉnh vừa ban hành kế hoạch phòng, chống sốt xuất huyết trong mùa mưa năm nay.'
const SECOND =
  'Theo kế hoạch, 100% xã, phường tổ chức diệt lăng quăng vào sáng thứ bảy hằng tuần, do trạm y tế hướng dẫn.'
const THIRD =
  'Người dân khi sốt cao liên tục cần đến cơ sở y tế gần nhất, không tự ý mua thuốc hạ sốt hay truyền dịch tại nhà.'
const paragraphs = [FIRST, SECOND, THIRD].map((text) => `<p class="t">${text}</p>`)
const page = (...parts: string[]) =>
  `<body><main><h1>Kế hoạch phòng dịch</h1><div class="body">${parts.join('')}</div></main></body>`

test.each([
  'Theo dõi Báo Ví Dụ trên Google News để đọc tin mới.',
  'Mời bạn đọc xem thêm: <a href="/b">Năm cách phòng bệnh mùa mưa</a>',
  'Xem thêm: <a href="/b">Ba cách diệt lăng quăng trong nhà</a>',
  'Sign up for our weekly health newsletter.',
  'Ảnh: Trần Ví Dụ',
  'Cập nhật lúc 20:10 ngày 20/11/2026',
])('the line "%s" inside the text is not part of it', (line) => {
  const [first = '', ...rest] = paragraphs
  expect(read(page(first, `<p>${line}</p>`, ...rest)).text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test('a paragraph that only mentions a newsletter or a follow-up stays', () => {
  const text =
    'Đoàn kiểm tra cho biết bản tin của trường và các kênh Zalo của phụ huynh đã thông báo vụ việc từ sáng 19/11.'
  expect(read(page(...paragraphs, `<p class="t">${text}</p>`)).text).toContain(text)
})

test('section headings stay with their text; a label above the first paragraph and a heading without text do not', () => {
  const [first = '', second = '', third = ''] = paragraphs
  const { text } = read(
    page(
      '<h3>Thời sự</h3>',
      first,
      '<h2>Ngày 20/11</h2><h3>Tại phường A</h3>',
      second,
      third,
      '<h2>Cùng mục</h2>',
    ),
  )
  expect(text.split('\n\n')).toEqual([FIRST, 'Ngày 20/11', 'Tại phường A', SECOND, THIRD])
})

test('headings of a live report whose class names the time stay', () => {
  const entries = paragraphs.map(
    (text, i) => `<h4 class="time">0${i + 7}:30 Cập nhật thứ ${i + 1}</h4>${text}`,
  )
  const { text } = read(page(`<p class="t">${SECOND.replace('100%', 'Mọi')}</p>`, ...entries))
  expect(text).toContain('09:30 Cập nhật thứ 3')
})

test('a second article below the story is not part of it', () => {
  const other =
    'Đội bóng của tỉnh thắng trận thứ ba liên tiếp và lên đứng đầu bảng sau loạt đá luân lưu kịch tính. '
  const story = (text: string, title: string) =>
    `<article class="story"><h1>${title}</h1><div class="body">${text}</div></article>`
  const { text } = read(
    `<body><main>${story(
      paragraphs
        .join('')
        .repeat(3)
        .replace(/mùa mưa|thứ bảy|truyền dịch/g, (word, at) => `${word} ${at}`),
      'Kế hoạch phòng dịch',
    )}
    <div class="under">${story(`<p class="t">${other.repeat(2)}</p>`.repeat(8), 'Bóng đá')}</div></main></body>`,
  )
  expect(text).toContain('diệt lăng quăng')
  expect(text).not.toContain('Đội bóng')
})

test('a notice that stands three times in the text is left out, and so is a pull quote', () => {
  const notice = '<div><p>Bạn cần đăng nhập để bày tỏ cảm xúc với bài viết này.</p></div>'
  const quote = '<blockquote>không tự ý mua thuốc hạ sốt hay truyền dịch tại nhà</blockquote>'
  const { text } = read(page(...paragraphs.flatMap((paragraph) => [paragraph, notice]), quote, notice))
  expect(text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test('a quotation that says something of its own stays', () => {
  const quote = '“Chúng tôi đã lấy mẫu nước ở cả bảy hộ và sẽ có kết quả vào thứ hai tới”, ông Ví Dụ nói.'
  expect(read(page(...paragraphs, `<blockquote>${quote}</blockquote>`)).text).toContain(quote)
})

test('classes that only say how a part looks in print do not make it boilerplate', () => {
  const { text } = read(
    page(...paragraphs.map((text) => `<div class="my-6 print:article-print md:hidden">${text}</div>`)),
  )
  expect(text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test('a page that scripts fill in gives the text of its JSON-LD', () => {
  const data = { '@type': 'NewsArticle', headline: 'Kế hoạch', articleBody: `${FIRST} ${SECOND} ${THIRD}` }
  const { text, evidence } = read(
    `<head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app">Đang tải…</div></body>`,
  )
  expect(text).toBe(`${FIRST} ${SECOND} ${THIRD}`)
  expect(evidence.text).toBe('JSON-LD articleBody')
})

test('the opening line that JSON-LD leaves out stays, links that it repeats do not', () => {
  const opening =
    'Tỉnh A. Ba phường có ca bệnh mới trong tuần, ngành y tế tổ chức phun hóa chất trên diện rộng.'
  const link = 'Cách nhận biết sớm bệnh sốt xuất huyết ở trẻ nhỏ tại nhà'
  const data = { '@type': 'NewsArticle', articleBody: [FIRST, link, SECOND, THIRD].join(' ') }
  const [first = '', second = '', third = ''] = paragraphs
  const { text } = read(
    `<script type="application/ld+json">${JSON.stringify(data)}</script>${page(`<p>${opening}</p>`, first, `<ul><li><a href="/c">${link}</a></li></ul>`, second, third)}`,
  )
  expect(text).toBe([opening, FIRST, SECOND, THIRD].join('\n\n'))
})
