import { project, publishDue, startStages } from '@chudong/pipeline'
import type { Refused } from '@chudong/ports'
import { every } from './every.ts'
import { type Logger, reportTo } from './log.ts'
import type { World } from './world.ts'

export interface Flow {
  stop(): Promise<void>
}

export interface FlowOptions {
  log: Logger
  /** Publish sources whose poll is due; an import alone does not. */
  poll: boolean
}

/** Runs every stage in this process, the scheduler if wanted, and the projection into the coverage store. */
export async function runFlow(world: World, { log, poll }: FlowOptions): Promise<Flow> {
  await startStages(world.ports, reportTo(log))
  const onRefused = (refused: readonly Refused[]) => log.error({ event: 'coverage-refused', refused })
  const projection = every(300, 'project', log, () =>
    project(world.records.outbox, world.coverage, { onRefused }),
  )
  const scheduler = poll ? every(500, 'schedule', log, () => publishDue(world.ports)) : null
  const stop = async () => {
    await scheduler?.stop()
    await projection.stop()
  }
  world.beforeClose(stop)
  return { stop }
}
