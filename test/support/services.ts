import { fileURLToPath } from 'node:url'
import type { RoleName } from '@chudong/runtime'
import { type Program, startProgram } from './programs.ts'

/** Many start at once, on a machine of two cores that other tests share. */
const START_MS = 180_000

/** The services that can be started, the one that does all of it included. */
export type ServiceName = RoleName | 'solo'

export interface ServiceProcess {
  program: Program
  /** Of its health endpoints, and of the pages if it has them. */
  address: string
  /** Its log so far, one event a line. */
  events(): Record<string, unknown>[]
}

/** Starts one of the services as an operator would: by its main file and the environment alone; its port is a free one. */
export async function startServiceProcess(
  name: RoleName,
  env: Record<string, string>,
): Promise<ServiceProcess> {
  const program = startProgram(mainOf(name), [], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
  })
  await program.says('"event":"listening"', START_MS)
  const events = () => program.heard().split('\n').filter(Boolean).flatMap(readEvent)
  const listening = events().find(({ event }) => event === 'listening')
  return { program, address: String(listening?.address), events }
}

/** The path of a service's main file. */
export function mainOf(name: ServiceName): string {
  return fileURLToPath(new URL(`../../services/${name}/src/main.ts`, import.meta.url))
}

function readEvent(line: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}
