import { publishDue, type Report, startStages, watchClaims } from '@chudong/pipeline'
import { keepCoverage } from './coverage.ts'
import { every } from './every.ts'
import { type Logger, reportTo } from './log.ts'
import type { Pacing } from './pacing.ts'
import { type Role, solo } from './roles.ts'
import type { World } from './world.ts'

export interface Flow {
  stop(): Promise<void>
}

export interface FlowOptions {
  log: Logger
  /** All stages and the projection, without polls, when not given: what an import needs. */
  role?: Role
  /** Slows the crawler while the rest lags. */
  pacing?: Pacing
  /** Sees every job as it went, beside the log. */
  observe?: Report
}

const importing: Role = { ...solo, schedules: false, desk: false }

/** Runs the role's stages in this process, and its scheduler and projection into the coverage store if it has them. */
export async function runFlow(
  world: World,
  { log, role = importing, pacing, observe }: FlowOptions,
): Promise<Flow> {
  const { tracing } = world
  const say = reportTo(log, () => tracing.current()?.traceId)
  const report: Report = (job) => {
    say(job)
    observe?.(job)
    // A stage that ran inside another's job has no span of its own yet.
    if (tracing.current()?.name !== job.event) tracing.past(job.event, job.ms, job.error !== null)
  }
  await startStages(world.ports, report, role.topics)
  const since = world.coverageSince
  const keeping = role.projects ? keepCoverage(world.records, world.coverage, { log, since }) : []
  const schedule = () => publishDue(world.ports, pacing?.paces())
  const scheduler = role.schedules ? every(500, 'schedule', log, schedule) : null
  const claims = role.topics.includes('claim.changed')
    ? every(1_000, 'claims', log, watchClaims(world.ports))
    : null
  const watch = pacing && role.topics.includes('page.found') ? every(2_000, 'pace', log, pacing.look) : null
  const stop = async () => {
    await watch?.stop()
    await scheduler?.stop()
    await claims?.stop()
    for (const one of keeping) await one.stop()
  }
  world.beforeClose(stop)
  return { stop }
}
