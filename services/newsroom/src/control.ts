import type { Desk, Story } from './desk.ts'
import { type Failures, noFailures } from './failures.ts'
import type { Label, SiteId } from './item.ts'

/** One item as a test wants it: where it is and what is true of it. */
export interface LabelledItem {
  itemId: string
  site: SiteId
  url: string
  title: string
  publishedAt: Date
  revision: number
  label: Label
}

/** The newsroom's strings: what tests and the demo pull while it runs. */
export interface Control {
  /** 'refuse' cuts every connection, 'hang' leaves requests open until resume. */
  stop(mode?: 'refuse' | 'hang'): void
  resume(): void
  /** Every answer comes `ms` milliseconds later; 0 ends it. */
  slow(ms: number): void
  /** Forces a status on every path under the prefix; 'off' ends it. 503 carries Retry-After (seconds). */
  respond(pathPrefix: string, status: 304 | 404 | 500 | 503 | 'off', retryAfterSeconds?: number): void
  /** Replaces robots.txt; null brings the first one back. */
  robots(text: string | null): void
  /** Changes the wording of an item now. Throws when there is no such item. */
  edit(itemId: string, change: { title?: string | undefined; text?: string[] | undefined }): LabelledItem
  /** Brings written revisions forward to now (of one item, or the next of every item); returns how many. */
  revise(itemId?: string): number
  /** Publishes an item now: {site, title, text, sapo?, id?, slug?, label?…}; it is the newest of list, feed and sitemap. */
  publish(item: unknown): LabelledItem
  /** Publishes the item's text on another site now, with "Theo …". */
  reprint(itemId: string, site: SiteId): LabelledItem
  /** Back to the first state: content, failures and robots. */
  reset(): void
  items(): LabelledItem[]
}

/** Binds the verbs to a desk and to the failures that the server looks at. */
export function openControl(options: {
  desk: Desk
  failures: Failures
  urlOf: (story: Story) => string
}): Control {
  const { desk, failures } = options
  const labelled = (story: Story): LabelledItem => ({
    itemId: story.id,
    site: story.site,
    url: options.urlOf(story),
    title: story.title,
    publishedAt: story.publishedAt,
    revision: story.revision,
    label: story.label,
  })
  return {
    ...failureVerbs(failures),
    edit: (itemId, change) => labelled(desk.edit(itemId, change)),
    revise: (itemId) => desk.revise(itemId),
    publish: (item) => labelled(desk.publish(item)),
    reprint: (itemId, site) => labelled(desk.reprint(itemId, site)),
    reset: () => {
      desk.reset()
      failures.release.abort()
      Object.assign(failures, noFailures())
    },
    items: () => desk.all().map(labelled),
  }
}

function failureVerbs(failures: Failures): Pick<Control, 'stop' | 'resume' | 'slow' | 'respond' | 'robots'> {
  return {
    stop: (mode = 'refuse') => {
      failures.stopped = mode
    },
    resume: () => {
      failures.stopped = null
      failures.release.abort()
      failures.release = new AbortController()
    },
    slow: (ms) => {
      failures.slowMs = ms
    },
    respond: (prefix, status, retryAfterSeconds = 1) => {
      failures.rules = failures.rules.filter((rule) => rule.prefix !== prefix)
      if (status !== 'off') failures.rules.push({ prefix, status, retryAfterSeconds })
    },
    robots: (text) => {
      failures.robots = text ?? noFailures().robots
    },
  }
}
