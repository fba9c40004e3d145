import { project, publishDue, startStages } from '@chudong/pipeline'
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
  const projection = every(300, 'project', log, () => project(world.records.outbox, world.coverage))
  const scheduler = poll ? every(500, 'schedule', log, () => publishDue(world.ports)) : null
  const stop = async () => {
    await scheduler?.stop()
    await projection.stop()
  }
  world.beforeClose(stop)
  return { stop }
}

/** Repeats work with a pause between; `now` cuts the pause short. One run at a time; a failed run is logged and repeated. */
function every(ms: number, event: string, log: Logger, work: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined
  let again = false
  let stopped = false
  let running: Promise<void> | null = null

  const run = () => {
    clearTimeout(timer)
    if (stopped || running) {
      again = true
      return
    }
    again = false
    running = work()
      .then(
        () => undefined,
        (error: unknown) => log.warn({ event: `${event}-failed`, error: String(error) }),
      )
      .then(() => {
        running = null
        if (!stopped) timer = setTimeout(run, again ? 0 : ms)
      })
  }
  run()
  return {
    now: run,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
