import type { Newsroom } from '@chudong/newsroom'
import { articleId, topicNames } from '@chudong/pipeline'
import { openLog, openWorld, toConfig, type World } from '@chudong/runtime'

export interface Finding {
  /** Items of the newsroom, and how many of them were found stored. */
  items: number
  stored: number
  /** Addresses of items that were published and not stored. */
  missing: string[]
  /** Article ids that stand in more than one event, or articles at an address no item has. */
  doubled: string[]
  /** Events with more than one incident. */
  doubledIncidents: string[]
  incidents: number
  quarantined: number
  /** Articles in the coverage store; equals what the records hold when nothing was lost on the way. */
  coverage: number
}

const patience = 240_000

/** Waits until the desk has caught up with the newsroom, then counts what is missing and what is doubled. */
export async function examine(options: {
  data: string
  allowPrivate: string[]
  newsroom: Newsroom
  say: (line: string) => void
}): Promise<Finding> {
  const config = toConfig({}, { data: options.data, allowPrivate: options.allowPrivate })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'examiner' })
  try {
    const end = Date.now() + patience
    let finding = await look(world, options.newsroom)
    while ((finding.missing.length > 0 || (await busy(world)) > 0) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      finding = await look(world, options.newsroom)
    }
    options.say(`examined ${finding.items} items, ${finding.incidents} incidents`)
    return finding
  } finally {
    await world.close()
  }
}

async function look(world: World, newsroom: Newsroom): Promise<Finding> {
  const items = newsroom.control.items()
  const byArticle = await Promise.all(
    items.map(async (item) => ({ item, found: await findArticle(world, newsroom, item.url) })),
  )
  const missing = byArticle.filter(({ found }) => !found).map(({ item }) => item.url)
  const incidents = await world.records.incidents.list({ limit: 100_000 })
  const members = await Promise.all(
    incidents.map(async ({ eventId }) => world.records.events.members(eventId)),
  )
  const { count } = await world.coverage.state()
  const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
  return {
    items: items.length,
    stored: items.length - missing.length,
    missing,
    doubled: repeated(members.flat().map((member) => member.articleId)),
    doubledIncidents: repeated(incidents.map((incident) => incident.eventId)),
    incidents: incidents.length,
    quarantined: depths.reduce((sum, depth) => sum + depth.quarantined, 0),
    coverage: count,
  }
}

/** An item is a page under its address, or a post under its id at its source. */
async function findArticle(world: World, newsroom: Newsroom, url: string) {
  const page = await world.records.articles.get(articleId({ url, sourceId: '', externalId: null, text: '' }))
  if (page) return page
  for (const source of newsroom.sources.filter(({ method }) => method === 'social')) {
    const externalId = new URL(url).pathname.split('/').at(-1) ?? ''
    const post = await world.records.articles.get(
      articleId({ url, sourceId: source.id, externalId, text: '' }),
    )
    if (post) return post
  }
  return null
}

/** Polling never rests; what has been read must come to rest. */
async function busy(world: World): Promise<number> {
  const resting = topicNames.filter((topic) => topic !== 'source.due' && topic !== 'page.found')
  const depths = await Promise.all(resting.map((topic) => world.queue.depth(topic)))
  return depths.reduce(
    (sum, depth) => sum + depth.waiting + depth.active + depth.delayed,
    await world.records.outbox.size(),
  )
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
