import { PermanentError } from '@chudong/domain'
import { expect, test } from 'vitest'
import { extractPage } from './extract-page.ts'

const bytes = (html: string) => new TextEncoder().encode(html)
const URL_OF_PAGE = 'https://cdc.example.vn/vi/news/tin-tuc/phong-chong-sot-xuat-huyet-4009.html'
const read = (html: string) => extractPage(bytes(html), { url: URL_OF_PAGE })

const FIRST =
  'Trung tâm Kiểm soát bệnh tật tỉnh vừa ban hành kế hoạch phòng, chống sốt xuất huyết trong mùa mưa năm nay.'
const SECOND =
  'Theo kế hoạch, 100% xã, phường tổ chức diệt lăng quăng vào sáng thứ bảy hằng tuần, do trạm y tế hướng dẫn.'
const THIRD =
  'Người dân khi sốt cao liên tục cần đến cơ sở y tế gần nhất, không tự ý mua thuốc hạ sốt hay truyền dịch tại nhà.'

const NUKEVIET = `<!DOCTYPE html><html lang="vi"><head><title>TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH</title>
<meta name="author" content="Array"><meta property="og:title" content="Kế hoạch phòng, chống sốt xuất huyết">
<meta property="og:url" content="${URL_OF_PAGE}"></head><body>
<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></div>
<div id="print"><h1>Kế hoạch phòng, chống sốt xuất huyết</h1>
<ul class="list-inline"><li>Thứ tư - 14/02/2024 21:18</li><li class="hidden-print"><a href="#">In ra</a></li></ul>
<div id="hometext"><p>${FIRST}</p></div>
<div class="bodytext"><div>${SECOND}<br><br>${THIRD}</div></div>
<div id="footer"><div>URL: <a href="${URL_OF_PAGE}">${URL_OF_PAGE}</a></div><div>&copy; Trung tâm</div></div></div></body></html>`

test('a NukeViet page gives its title, the date from the line under the headline and no author called Array', () => {
  const page = read(NUKEVIET)
  expect(page.title).toBe('Kế hoạch phòng, chống sốt xuất huyết')
  expect(page.published_at).toBe('2024-02-14T21:18:00+07:00')
  expect(page.authors).toEqual([])
  expect(page.canonical_url).toBe(URL_OF_PAGE)
  expect(page.language).toBe('vi')
  expect(page.text).toContain(SECOND)
  expect(page.text).toContain(THIRD)
  expect(page.text).not.toContain('Trang chủ')
  expect(page.text).not.toContain('In ra')
})

const NEWSPAPER = `<html lang="vi"><head><title>Ba trẻ nhập viện sau bữa tiệc - Báo Ví Dụ</title>
<meta property="og:site_name" content="Báo Ví Dụ"><meta property="og:image" content="/anh/1.jpg">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ba trẻ nhập viện sau bữa tiệc",
"datePublished":"2026-11-20T09:30:00+07:00","image":{"url":"/anh/2.jpg"}}</script></head><body>
<nav><a href="/thoi-su">Thời sự</a></nav>
<article><h1>Ba trẻ nhập viện sau bữa tiệc</h1><span class="date">Thứ sáu, 20/11/2026, 09:30 (GMT+7)</span>
<h2 class="sapo">Ba trẻ ở phường A nhập viện với biểu hiện nôn ói, đau bụng sau bữa tiệc sinh nhật tối 19/11.</h2>
<div class="fck_detail"><p>${FIRST}</p><figure><img data-src="/anh/3.jpg" src="data:,"><figcaption>Ảnh minh họa bữa tiệc.</figcaption></figure>
<p>${SECOND}</p><div class="related-news"><h3>Tin liên quan</h3><a href="/a">Bài khác về ngộ độc thực phẩm tại trường học</a></div>
<p>${THIRD}</p><p style="text-align:right"><strong>Nguyễn Văn Ví Dụ</strong></p></div></article>
<div class="comments"><p>Bình luận của độc giả này dài và có dấu chấm câu đầy đủ, nhưng không phải bài viết.</p></div></body></html>`

test('a newspaper page gives standfirst and paragraphs without captions, related stories and comments', () => {
  const page = read(NEWSPAPER)
  expect(page.text.startsWith('Ba trẻ ở phường A nhập viện')).toBe(true)
  for (const part of [FIRST, SECOND, THIRD]) expect(page.text).toContain(part)
  for (const part of ['Ảnh minh họa', 'Tin liên quan', 'Bình luận', 'Thứ sáu', 'Thời sự']) {
    expect(page.text).not.toContain(part)
  }
})

test('the signature at the end of a Vietnamese article is its author when nothing else names one', () => {
  expect(read(NEWSPAPER).authors).toEqual(['Nguyễn Văn Ví Dụ'])
})

test('images are absolute, the lead image first, and lazy images are found by their real address', () => {
  expect(read(NEWSPAPER).images).toEqual(
    ['1', '2', '3'].map((name) => `https://cdc.example.vn/anh/${name}.jpg`),
  )
})

test('every field that was found says where', () => {
  const { evidence } = read(NEWSPAPER)
  expect(evidence).toMatchObject({ published_at: 'JSON-LD', title: 'JSON-LD', encoding: 'utf-8' })
  expect(evidence.text).toBe('div.fck_detail')
})

test('a page wrapped in one form, as many portals of agencies are, still gives its text', () => {
  const page = read(
    `<body><form><div><h1>Thông báo về tiêm chủng</h1><p>${FIRST}</p><p>${SECOND}</p></div></form></body>`,
  )
  expect(page.text).toBe(`${FIRST}\n\n${SECOND}`)
})

test('a text cut into like boxes by advertisements is put together again', () => {
  const box = (text: string) =>
    `<div><div class="chunk"><p class="t">${text}</p></div></div><div class="ads">Quảng cáo</div>`
  const page = read(`<body><main><h1>Kế hoạch</h1>${[FIRST, SECOND, THIRD].map(box).join('')}</main></body>`)
  expect(page.text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test('text that arrives decomposed leaves composed, so that searching finds it', () => {
  const page = read(
    `<body><h1>Tin</h1><p>${FIRST.normalize('NFD')}</p><p>${SECOND.normalize('NFD')}</p></body>`,
  )
  expect(page.text).toBe(`${FIRST}\n\n${SECOND}`)
})

test('a title shared by every page of a site does not replace the headline', () => {
  const html = `<head><title>Ba trẻ nhập viện sau bữa tiệc</title><meta property="og:title" content="Cổng tin tức tổng hợp hàng đầu">
    </head><body><h1>Ba trẻ nhập viện sau bữa tiệc</h1><p>Ba trẻ nhập viện tối 19/11 sau bữa tiệc sinh nhật. ${FIRST}</p><p>${SECOND}</p></body>`
  expect(read(html).title).toBe('Ba trẻ nhập viện sau bữa tiệc')
})

test("the editors' headline wins over the one written for search engines", () => {
  const html = `<head><title>Ngộ độc thực phẩm: 3 trẻ nhập viện | Báo Ví Dụ</title>
    <meta property="og:site_name" content="Báo Ví Dụ"><meta property="og:title" content="Bữa tiệc khiến ba trẻ nhập viện"></head>
    <body><h1>Ngộ độc thực phẩm: 3 trẻ nhập viện</h1><p>Bữa tiệc tối 19/11 khiến ba trẻ nhập viện. ${FIRST}</p><p>${SECOND}</p></body>`
  expect(read(html).title).toBe('Bữa tiệc khiến ba trẻ nhập viện')
})

test.each([
  ['tuoitre-vi-du.vn', 'Ba trẻ nhập viện sau bữa tiệc - Báo Tuổi Trẻ Ví Dụ'],
  ['boersen-vi-du.de', 'Ba trẻ nhập viện sau bữa tiệc | Börsen-Vi-Du'],
  ['dat-do.vn', 'Trang tin Đất Đỏ | Ba trẻ nhập viện sau bữa tiệc'],
])('the name of %s goes from the title though the host has no marks', (host, title) => {
  const page = extractPage(bytes(`<head><title>${title}</title></head><body><p>${FIRST}</p></body>`), {
    url: `https://${host}/a`,
  })
  expect(page.title).toBe('Ba trẻ nhập viện sau bữa tiệc')
})

test('a part of the headline behind a dash stays when it does not name the site', () => {
  const page = extractPage(
    bytes(`<head><title>Ba trẻ nhập viện - bữa tiệc có cá nóc</title></head><body><p>${FIRST}</p></body>`),
    { url: 'https://tuoitre-vi-du.vn/a' },
  )
  expect(page.title).toBe('Ba trẻ nhập viện - bữa tiệc có cá nóc')
})

test('an empty page gives empty fields and does not fail', () => {
  expect(extractPage(new Uint8Array(), { url: 'not a url' })).toMatchObject({
    title: '',
    text: '',
    published_at: null,
    authors: [],
    canonical_url: null,
    images: [],
    language: null,
  })
})

test('a page above 8 MB is refused for good', () => {
  expect(() => extractPage(new Uint8Array(8 * 1024 * 1024 + 1), { url: URL_OF_PAGE })).toThrow(PermanentError)
})

test.each([
  ['VNI', 'Beänh vieän huyeän tieáp nhaän 24 hoïc sinh ngoä ñoäc sau böõa tröa, trong ñoù coù 3 em naëng.'],
  ['TCVN3', 'BÖnh viÖn huyÖn tiÕp nhËn 24 häc sinh ngé ®éc sau b÷a tr\u00ada, trong ®ã cã 3 em nÆng.'],
])('a page of before Unicode, in the letters of a %s font, is read as Unicode', (_font, line) => {
  const title = line.split(' ').slice(0, 6).join(' ')
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>${title}</title></head>
    <body><h1>${title}</h1><p>${line}</p><p>${line}</p></body></html>`
  const page = extractPage(
    Uint8Array.from(html, (char) => char.charCodeAt(0)),
    { url: URL_OF_PAGE },
  )
  const said = 'Bệnh viện huyện tiếp nhận 24 học sinh ngộ độc sau bữa trưa, trong đó có 3 em nặng.'
  expect(page.title).toBe('Bệnh viện huyện tiếp nhận 24')
  expect(page.text).toContain(said)
})
