import type { Newsroom } from '@chudong/newsroom'
import { inventedArticle } from '../bench/articles.ts'

export interface Published {
  url: string
  title: string
  /** An incident as invented: it is to page. */
  incident: boolean
  /** Milliseconds since the epoch. */
  at: number
}

export interface Newswire {
  /** Everything that stands on the newsroom's sites, the week's own items too. */
  ledger(): Published[]
  stop(): void
}

/** Publishes an invented article every `everyMs`, and edits every seventh: the same seed tells the same news. */
export function publishOnAndOn(newsroom: Newsroom, options: { seed: number; everyMs: number }): Newswire {
  const published: Published[] = newsroom.control
    .items()
    .map(({ url, title }) => ({ url, title, incident: false, at: Date.now() }))
  let count = 0
  const publish = () => {
    const { title, text, incident } = inventedArticle(options.seed, count, new Date())
    const item = {
      id: `chaos-${count}`,
      site: 'nhip-song-viet',
      title,
      text: text.split('\n').filter(Boolean),
    }
    const { itemId, url } = newsroom.control.publish(item)
    published.push({ url, title, incident, at: Date.now() })
    if (count % 7 === 0)
      newsroom.control.edit(itemId, {
        text: [...item.text, `Tòa soạn bổ sung lúc cuối ngày cho tin ${count}.`],
      })
    count++
  }
  const timer = setInterval(publish, options.everyMs)
  return { ledger: () => published, stop: () => clearInterval(timer) }
}
