import { articlePage, feedOf, type TrapSite } from './trap-site.ts'

const megabyte = 1_048_576

/**
 * Fills the trap site: a feed at /bay.rss that lists the poison between five readable pages and carries one text of
 * 110,000 different words, a feed in no known encoding, and a page of posts with one of five megabytes between two.
 */
export function layTraps(trap: TrapSite, poison: readonly string[]): void {
  const good = [0, 1, 2].map((n) => `/bai-${n}.html`)
  for (const [n, path] of good.entries()) trap.put(path, articlePage(`Khám sức khỏe đợt ${n + 1}`))
  trap.put('/sai-byte.html', withBrokenBytes(articlePage('Ngày hội hiến máu')))
  trap.put('/nhan-vo.html', articlePage('Tiêm chủng mở rộng', '<b><i>'.repeat(200_000)))
  const pages = [...good, '/sai-byte.html', '/nhan-vo.html'].map((path) => trap.url + path)
  // Every word is new: what an index of words can hold is the limit here, not the number of characters.
  const longText = Array.from({ length: 110_000 }, (_, n) => `từ${n}x`).join(' ')
  trap.put('/bay.rss', feedOf([...pages.slice(0, 2), ...poison, ...pages.slice(2)], [longText]))
  const broken = Buffer.alloc(4000, 0xff)
  trap.put('/sai-ma.rss', {
    type: 'application/rss+xml',
    body: Buffer.concat([Buffer.from('<rss>'), broken]),
  })
  const posts = [
    postOf('p1', 'Bài thứ nhất.'),
    postOf('p2', 'dài '.repeat((5 * megabyte) / 5)),
    postOf('p3', 'Bài thứ ba.'),
  ]
  trap.put('/bai-qua-dai.json', { type: 'application/json', body: JSON.stringify({ data: posts }) })
}

function postOf(id: string, text: string) {
  return {
    id,
    text: `${text} Trạm y tế xã nhắc lịch tiêm chủng tháng này.`,
    created_at: new Date().toISOString(),
  }
}

function withBrokenBytes(answer: ReturnType<typeof articlePage>) {
  const bytes = Buffer.from(answer.body)
  bytes[bytes.indexOf('đoạn 2')] = 0xff
  return { ...answer, body: bytes }
}
