import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort, type KeptProcess, keepProcess } from '@chudong/dev-engines'
import { mainOf, type ServiceName } from '../support/services.ts'
import type { Part } from './part.ts'

export interface KeptService extends Part {
  /** Of its health endpoints, and of the pages if it has them; the same after every start. */
  readonly address: string
  /** Bytes of memory that the process holds; null while it does not answer. */
  memory(): Promise<number | null>
  end(): Promise<void>
}

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
/** Word for /metrics. */
const TOKEN = 'chaos'

/** A service as an operator's supervisor runs it: whenever it ends, it is started again. */
export async function keepService(
  name: ServiceName,
  label: string,
  env: Record<string, string>,
  folder: string,
): Promise<KeptService> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const own = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env }
  const start = (): KeptProcess =>
    keepProcess(process.execPath, ['--import', loader, mainOf(name)], {
      env: { ...own, PORT: String(port), CHUDONG_METRICS_TOKEN: TOKEN },
      cwd: folder,
      log: join(folder, `${label}.log`),
    })
  let running = start()
  let ending = false
  let starts = 1
  const again = () => {
    if (ending || !running.hasEnded()) return
    running = start()
    starts++
  }
  const supervisor = setInterval(again, 200)
  return {
    name: label,
    address,
    isUp: () => !running.hasEnded(),
    answers: () => textAt(`${address}/health`).then((text) => text !== ''),
    kill: () => running.kill(),
    restart: async () => again(),
    starts: () => starts,
    memory: () => memoryAt(address),
    async end() {
      ending = true
      clearInterval(supervisor)
      await running.stop()
    },
  }
}

async function memoryAt(address: string): Promise<number | null> {
  const text = await textAt(`${address}/metrics`)
  const found = text.match(/^process_resident_memory_bytes (\S+)/m)?.[1]
  return found === undefined ? null : Number(found)
}

/** What an address answers; '' when it does not. */
function textAt(url: string): Promise<string> {
  const headers = { authorization: `Bearer ${TOKEN}` }
  return fetch(url, { headers, signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.text(),
    () => '',
  )
}
