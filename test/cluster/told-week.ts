import { type LabelledItem, type Newsroom, openNewsroom } from '@chudong/newsroom'
import { topicNames } from '@chudong/pipeline'
import type { World } from '@chudong/runtime'
import { articleOfItem } from '../support/newsroom-articles.ts'
import { until } from '../support/until.ts'

/** The newsroom's week, told in the order it was written: an item can be read once its hour has come. */
export interface ToldWeek {
  newsroom: Newsroom
  /** Tells the whole week; each part only when the desk is done with the part before. */
  tell(desk: World): Promise<void>
}

/**
 * Grouping is online: of two reports of one story, whichever is judged first founds the event. So that two desks can be
 * compared to the last figure, items of one story come one after the other; all others come side by side.
 */
export async function openWeek(options: { now: Date; port: number }): Promise<ToldWeek> {
  let moment = new Date(0)
  const newsroom = await openNewsroom({ ...options, clock: () => moment })
  const parts = partsOf(newsroom.labels)
  return {
    newsroom,
    async tell(desk) {
      for (const part of parts) {
        moment = part.at(-1)?.publishedAt ?? moment
        await until(
          `the desk has judged ${part.map(({ itemId }) => itemId).join(', ')}`,
          () => isDone(desk, newsroom, part),
          PART_MS,
        )
      }
    },
  }
}

const PART_MS = 180_000

/** Sources of the week, polled as often as can be. */
export function eager(newsroom: Newsroom) {
  return newsroom.sources.map((source) => ({ ...source, pollMinSeconds: 1, pollMaxSeconds: 1 }))
}

function partsOf(items: readonly LabelledItem[]): LabelledItem[][] {
  const parts: LabelledItem[][] = []
  for (const item of [...items].sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())) {
    const last = parts.at(-1)
    const story = item.label.event
    if (!last || (story !== null && last.some(({ label }) => label.event === story))) parts.push([item])
    else last.push(item)
  }
  return parts
}

async function isDone(desk: World, newsroom: Newsroom, part: readonly LabelledItem[]): Promise<boolean> {
  for (const { url } of part) {
    const article = await articleOfItem(desk.records, newsroom, url)
    // A page that is late is first judged by what its listing says of it.
    if (!article || article.evidence.text === 'listing') return false
    if ((await desk.records.articles.judged(article.id))?.assessment === null) return false
  }
  return rests(desk)
}

/** Nothing is on its way but polls and other looks at known pages. */
async function rests({ queue }: World): Promise<boolean> {
  const flow = topicNames.filter((topic) => topic !== 'source.due')
  const depths = await Promise.all(flow.map((topic) => queue.depth(topic)))
  return depths.every(({ waiting, active, delayed }) => waiting + active + delayed === 0)
}
