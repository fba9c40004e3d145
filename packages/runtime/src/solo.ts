import { makeBell } from '@chudong/api'
import type { Source } from '@chudong/domain'
import type { Config } from './config.ts'
import { type Welcome, welcome } from './first-account.ts'
import { runFlow } from './flow.ts'
import type { Logger } from './log.ts'
import { openServer } from './serve.ts'
import { openWorld, type World } from './world.ts'

export interface Solo {
  address: string
  welcome: Welcome | null
  world: World
  stop(): Promise<void>
}

export interface SoloOptions {
  log: Logger
  /** Sources to watch from now on; others known to the records are left as they are. */
  sources: readonly Source[]
  onProgress?: (message: string) => void
}

/** All stages, the API and the pages in one process. The port is taken first: a second start on it changes nothing. */
export async function startSolo(config: Config, { log, sources, onProgress }: SoloOptions): Promise<Solo> {
  const world = await openWorld(config, { log, role: 'solo', onProgress })
  try {
    const bell = makeBell()
    const server = await openServer(config, world, bell, log)
    const unlisten = await world.records.incidents.onChange(() => bell.ring())
    await world.records.sources.save(sources)
    const flow = await runFlow(world, { log, poll: true })
    const stop = async () => {
      await server.close()
      await flow.stop()
      await unlisten()
      await world.close()
    }
    return {
      address: server.address,
      welcome: await welcome(world.records, server.address, new Date()),
      world,
      stop,
    }
  } catch (error) {
    await world.close()
    throw error
  }
}
