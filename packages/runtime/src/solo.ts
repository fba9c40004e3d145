import type { Config } from './config.ts'
import { type Welcome, welcome } from './first-account.ts'
import { solo } from './roles.ts'
import { type Service, type ServiceOptions, startRole } from './service.ts'

export interface Solo extends Service {
  welcome: Welcome | null
}

/** All stages, the API and the pages in one process, on the embedded engine when no other is configured. */
export async function startSolo(config: Config, options: ServiceOptions): Promise<Solo> {
  const service = await startRole('solo', solo, config, options)
  try {
    return { ...service, welcome: await welcome(service.world.records, service.address, new Date()) }
  } catch (error) {
    await service.stop()
    throw error
  }
}
