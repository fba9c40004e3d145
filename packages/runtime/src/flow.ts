import { publishDue, type Report, startStages } from '@chudong/pipeline'
import { keepCoverage } from './coverage.ts'
import { every } from './every.ts'
import { type Logger, reportTo } from './log.ts'
import { type Role, solo } from './roles.ts'
import type { World } from './world.ts'

export interface Flow {
  stop(): Promise<void>
}

export interface FlowOptions {
  log: Logger
  /** All stages and the projection, without polls, when not given: what an import needs. */
  role?: Role
  /** Sees every job as it went, beside the log. */
  observe?: Report
}

const importing: Role = { ...solo, schedules: false, desk: false }

/** Runs the role's stages in this process, and its scheduler and projection into the coverage store if it has them. */
export async function runFlow(world: World, { log, role = importing, observe }: FlowOptions): Promise<Flow> {
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
  const scheduler = role.schedules ? every(500, 'schedule', log, () => publishDue(world.ports)) : null
  const stop = async () => {
    await scheduler?.stop()
    for (const one of keeping) await one.stop()
  }
  world.beforeClose(stop)
  return { stop }
}
