import { project, publishDue, type Report, startStages } from '@chudong/pipeline'
import type { Refused } from '@chudong/ports'
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
  const onRefused = (refused: readonly Refused[]) => log.error({ event: 'coverage-refused', refused })
  const carry = () => project(world.records.outbox, world.coverage, { onRefused })
  const projection = role.projects ? every(300, 'project', log, carry) : null
  const scheduler = role.schedules ? every(500, 'schedule', log, () => publishDue(world.ports)) : null
  const stop = async () => {
    await scheduler?.stop()
    await projection?.stop()
  }
  world.beforeClose(stop)
  return { stop }
}
