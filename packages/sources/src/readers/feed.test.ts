import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { readFeed } from './feed.ts'
import { plainText } from './plain-text.ts'

const BASE = 'https://bao.example.vn/rss/suc-khoe.rss'
const rss = (items: string, head = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>${head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Sức khỏe</title>${items}</channel></rss>`

test('an RSS item keeps its title on one line, its address without tracking and its Vietnamese time', () => {
  const [item] = readFeed(
    rss(`<item><title>
      Thêm 12 ca sởi &amp; rubella
      ở Bình Minh</title><link>
      https://bao.example.vn/soi-12.html?utm_source=rss&amp;p=2#a
      </link><description><![CDATA[<img src="x"/>Tóm tắt]]></description><pubDate>Thứ tư - 14/02/2024 21:18</pubDate></item>`),
    BASE,
  )
  expect(item).toEqual({
    url: 'https://bao.example.vn/soi-12.html?p=2',
    externalId: null,
    title: 'Thêm 12 ca sởi & rubella ở Bình Minh',
    text: null,
    publishedAt: new Date('2024-02-14T14:18:00Z'),
    authors: [],
  })
})

test('the whole text of an entry is read from content:encoded, without its markup', () => {
  const [item] = readFeed(
    rss(
      '<item><title>T</title><link>/a.html</link><dc:creator>Phóng viên A</dc:creator><content:encoded><![CDATA[<p>Một &amp; hai</p><script>x()</script><p>ba</p>]]></content:encoded></item>',
    ),
    BASE,
  )
  expect(item).toMatchObject({
    url: 'https://bao.example.vn/a.html',
    text: 'Một & hai\nba',
    authors: ['Phóng viên A'],
  })
})

test('Atom, RDF and JSON Feed say the same as RSS', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title type="html">Ca &lt;b&gt;sởi&lt;/b&gt;</title><link rel="alternate" href="/a.html"/><updated>2026-11-24T08:00:00+07:00</updated></entry></feed>`
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title></channel><item rdf:about="/a.html"><title>Ca sởi</title><link>/a.html</link><dc:date>2026-11-24 08:00</dc:date></item></rdf:RDF>`
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 't',
    items: [{ id: '1', url: '/a.html', title: 'Ca sởi', date_published: '2026-11-24T01:00:00Z' }],
  })
  for (const feed of [atom, rdf, json]) {
    expect(readFeed(feed, BASE)[0]).toMatchObject({
      url: 'https://bao.example.vn/a.html',
      title: 'Ca sởi',
      publishedAt: new Date('2026-11-24T01:00:00Z'),
    })
  }
})

test('a guid that is an address stands in for a missing link, and an entry without either keeps its text', () => {
  const items = readFeed(
    rss(
      '<item><guid>https://a.vn/1</guid></item><item><title>Thông báo</title><description>Nghỉ khám chiều nay</description></item><item><title>Chỉ có tên</title></item>',
    ),
    BASE,
  )
  expect(items.map((item) => [item.url, item.text])).toEqual([
    ['https://a.vn/1', null],
    [null, 'Nghỉ khám chiều nay'],
  ])
})

test('a feed with broken XML is read as far as it goes', () => {
  const broken = rss(
    '<item><title>Sốt xuất huyết & sởi <b></title><link>https://a.vn/1.html</link><pubDate>14/02/2024 21:18</pubDate></item><item><title>Hai</title><link>https://a.vn/2.html',
  ).replace('</channel></rss>', '')
  expect(readFeed(broken, BASE).map((item) => item.url)).toEqual([
    'https://a.vn/1.html',
    'https://a.vn/2.html',
  ])
})

test('a readable feed without entries is empty, and what is no feed is refused', () => {
  expect(readFeed(rss(''), BASE)).toEqual([])
  for (const page of ['', '<html><body>Bảo trì</body></html>', '{"a":1}', 'xin chào', 'null', '[]'])
    expect(() => readFeed(page, BASE)).toThrow('Không phải RSS')
})

test('entity bombs and external entities are refused', () => {
  const bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  const file = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  for (const head of [bomb, file, bomb.toLowerCase()])
    expect(() => readFeed(rss('<item><title>&b;</title><link>/1</link></item>', head), BASE)).toThrow(
      'ENTITY',
    )
})

test('hostile feeds end quickly: deep nesting, endless items, oversize', () => {
  expect(readFeed(rss('<item><title>a</title><link>/1</link></item>'.repeat(20_000)), BASE)).toHaveLength(
    5_000,
  )
  for (const nest of ['<item>', '<item><title>', '<a>', '<![CDATA[', '<!--', '<a b="', '&amp', '</item>'])
    readFeed(rss(nest.repeat(20_000)), BASE)
  expect(plainText(`${'<div>'.repeat(50_000)}x${'</p>'.repeat(50_000)}`)).toBe('x')
  expect(() => readFeed(rss('x'.repeat(2_000_001)), BASE)).toThrow('dài quá')
})

test('a long feed whose entries carry HTML in CDATA is read by the parser, with all that its namespaces tell', () => {
  const entry =
    '<item><title>Tin</title><link>/1</link><dc:creator>Lan Anh</dc:creator><description><![CDATA[<a href="/1">x</a> tóm tắt]]></description></item>'
  const long = rss(entry.repeat(300)).replace('<rss', '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"')
  const entries = readFeed(long, BASE)
  expect(entries).toHaveLength(300)
  expect(new Set(entries.map(({ authors }) => authors.join()))).toEqual(new Set(['Lan Anh']))
})

test('links with other schemes or credentials are not taken', () => {
  const items = readFeed(
    rss(
      ['javascript:alert(1)', 'data:text/html,x', 'http://u:p@a.vn/', 'ftp://a.vn/1']
        .map((link) => `<item><title>x</title><link>${link}</link></item>`)
        .join(''),
    ),
    BASE,
  )
  expect(items).toEqual([])
})

test('old encodings are read, and a text that is not what it claims is refused', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Sởi', 'utf16le')])
  expect(decodeText(utf16, null)).toBe('Sởi')
  expect(decodeText(Buffer.from('S\xf4i', 'latin1'), 'text/xml; charset=windows-1258')).toBe('Sôi')
  expect(
    decodeText(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>\xe9', 'latin1'), null),
  ).toContain('é')
  expect(() => decodeText(Buffer.alloc(1000, 0xfe), 'text/xml; charset=utf-8')).toThrow('bảng mã')
  expect(() => decodeText(Buffer.from('x'), 'text/xml; charset=ngu-ngoc')).toThrow('Bảng mã')
})
