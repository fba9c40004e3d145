import { createServer } from 'node:http'
import { Source } from '@chudong/domain'
import { inventedArticle } from '../bench/articles.ts'

/** A network whose posts come faster than a desk can judge them; its API gives the newest first, page by page. */
export interface Firehose {
  source: Source
  host: string
  /** From now on so many posts a second; 0 ends it. */
  open(perSecond: number): void
  published(): number
  /** Numbers of the posts that were read by somebody. */
  read: ReadonlySet<number>
  /** Under which a post is stored. */
  addressOf(post: number): { url: string; externalId: string; sourceId: string; text: string }
  close(): Promise<void>
}

const PAGE = 100
const SOURCE = 'mang-xa-hoi'
const others = [1, 2, 3, 4] as const

/** Starts it on a port of its own, silent at first. Its posts tell of no incident: those come from the newsroom. */
export async function openFirehose(seed: number): Promise<Firehose> {
  const read = new Set<number>()
  let [before, since, rate] = [0, Date.now(), 0]
  const published = () => before + Math.floor(((Date.now() - since) / 1_000) * rate)
  const addressOf = (post: number) => ({
    url: `https://mang.example/bai/${post}`,
    externalId: String(post),
    sourceId: SOURCE,
    text: '',
  })
  const postAt = (post: number) => {
    const ordinary = Math.floor(post / 4) * 5 + (others[post % 4] ?? 1)
    const { title, text } = inventedArticle(seed, ordinary, new Date())
    const { url } = addressOf(post)
    return { id: String(post), url, message: `${title}\n${text}`, created_time: timeOf(post) }
  }
  const timeOf = (post: number) =>
    new Date(since + (rate > 0 ? Math.max(0, post - before) / rate : 0) * 1_000).toISOString()
  const server = createServer((request, response) => {
    const newest = Number(
      new URL(request.url ?? '/', 'http://firehose').searchParams.get('before') ?? published(),
    )
    const oldest = Math.max(0, newest - PAGE)
    const posts = Array.from({ length: newest - oldest }, (_, i) => newest - 1 - i)
    for (const post of posts) read.add(post)
    const next = oldest > 0 ? `/posts?before=${oldest}` : undefined
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ data: posts.map(postAt), next }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    source: Source.parse({
      id: SOURCE,
      name: 'Mạng xã hội (mô phỏng)',
      method: 'social',
      url: `http://${host}/posts`,
      tier: 'social',
      province: null,
      owner: null,
      pollMinSeconds: 2,
      pollMaxSeconds: 10,
      hostDelayMs: 10,
    }),
    host,
    open(perSecond) {
      before = published()
      since = Date.now()
      rate = perSecond
    },
    published,
    read,
    addressOf,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
