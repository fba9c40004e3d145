import { createServer } from 'node:http'

const PARAGRAPH =
  '<p>Sở Y tế cho biết trong tuần qua đã ghi nhận thêm nhiều ca mắc mới tại các xã, phường; ngành y tế đề nghị người dân chủ động phòng bệnh.</p>'

/** One news page of about 40 kB: 60 paragraphs, 120 links, as the crawl bench reads it. */
export function newsPage(number: number): string {
  const links = Array.from(
    { length: 120 },
    (_, index) =>
      `<li><a href="/tin-${number}-${index}.html">Tin số ${index} của trang ${number} hôm nay</a></li>`,
  )
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang ${number}</title></head><body><h1>Trang ${number}</h1>${PARAGRAPH.repeat(60)}<ul>${links.join('')}</ul></body></html>`
}

const server = createServer((req, res) => {
  if (req.url === '/robots.txt') return void res.writeHead(404).end()
  res
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(newsPage(Number(req.url?.replace(/\D/g, '') || 0)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(address.port)
})
process.on('disconnect', () => process.exit())
