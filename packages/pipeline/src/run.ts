import type { ArticleDraft, Pace, Source } from '@chudong/domain'
import type { JobQueue } from '@chudong/ports'
import { type Paces, stretchOf } from './pace.ts'
import type { Ports } from './ports.ts'
import { publishItems } from './publish-items.ts'
import { withRecords } from './records-away.ts'
import { laneOf } from './stages/poll-source.ts'
import { stages } from './stages.ts'
import type { Report } from './step.ts'
import { sourceDue } from './topics.ts'

/** Names of every topic of the flow, in its order. */
export const topicNames: readonly string[] = stages.map((stage) => stage.topic)

/** Starts the named stages (all by default); refuses a flow in which a topic has two handlers. */
export async function startStages(
  ports: Ports,
  report: Report,
  only: readonly string[] = topicNames,
): Promise<void> {
  const doubled = topicNames.find((name, i) => topicNames.indexOf(name) !== i)
  if (doubled) throw new Error(`topic ${doubled} has two handlers`)
  const unknown = only.find((name) => !topicNames.includes(name))
  if (unknown) throw new Error(`no stage handles topic ${unknown}`)
  const started = stages.filter((stage) => only.includes(stage.topic))
  const atOnce = started.filter((stage) => stage.when === 'at-once')
  const here = {
    ports,
    report,
    guard: withRecords(ports.records),
    atOnce: new Map(atOnce.map((stage) => [stage.topic, stage])),
  }
  for (const stage of started) await stage.start(here)
}

const SEVERE_FOR = 48 * 3_600_000

/**
 * Publishes every source whose poll is due at its pace; a source already waiting is not doubled. Those with an open severe
 * incident of the last two days keep their own intervals and go first; but no network does while thousands of posts wait.
 */
export async function publishDue(
  ports: Pick<Ports, 'queue' | 'records' | 'clock'>,
  paces: Paces = { all: 'full', posts: 'full' },
): Promise<number> {
  const { sources } = ports.records
  const now = ports.clock.now()
  const due = await sources.due(now)
  if (due.length === 0) return 0
  const severe = new Set(await sources.inSevereIncidents(new Date(now.getTime() - SEVERE_FOR)))
  const isUrgent = (one: Source) => severe.has(one.id) && !(paces.posts === 'least' && isPosts(one))
  const dueAt = (pace: Pace) => (pace === 'full' ? due : sources.due(now, stretchOf(pace)))
  const pages = await dueAt(paces.all)
  const posts = paces.posts === paces.all ? pages : await dueAt(paces.posts)
  const job = ({ id }: Source) => ({ sourceId: id })
  const first = due.filter(isUrgent).map(job)
  const rest = [...pages.filter((one) => !isPosts(one)), ...posts.filter(isPosts)]
    .filter((one) => !isUrgent(one))
    .map(job)
  await ports.queue.publishMany(sourceDue, first, { lane: 'severe' })
  await ports.queue.publishMany(sourceDue, rest)
  return first.length + rest.length
}

function isPosts(source: Source): boolean {
  return laneOf(source) === 'bulk'
}

/** Takes whole items (imports, entries) into the flow; they are on disk when this returns. */
export async function receive(
  queue: JobQueue,
  drafts: readonly ArticleDraft[],
  urgent = false,
): Promise<void> {
  await publishItems(queue, drafts, { lane: urgent ? 'severe' : 'bulk', promised: true })
}
