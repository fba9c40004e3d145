import type { World } from '@chudong/runtime'
import type { Office } from './office.ts'

/** Opens the desk's engines from outside for one piece of work: they may have been away since the last one. */
export async function inWorld<T>(office: Office, work: (world: World) => Promise<T>): Promise<T> {
  const world = await office.open('examiner')
  return work(world).finally(() => world.close())
}
