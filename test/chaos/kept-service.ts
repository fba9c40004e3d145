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
  /** The sum of a figure of /metrics over all its labels that `holds` takes; null while it does not answer. */
  figure(name: string, holds?: (labels: string) => boolean): Promise<number | null>
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
    memory: () => figureAt(address, 'process_resident_memory_bytes', () => true),
    figure: (figure, holds = () => true) => figureAt(address, figure, holds),
    async end() {
      ending = true
      clearInterval(supervisor)
      await running.stop()
    },
  }
}

async function figureAt(
  address: string,
  name: string,
  holds: (labels: string) => boolean,
): Promise<number | null> {
  const text = await textAt(`${address}/metrics`)
  const lines = [...text.matchAll(/^(\w+)(\{.*\})? (\S+)$/gm)]
  if (lines.length === 0) return null
  const told = lines.filter(([, each, labels]) => each === name && holds(labels ?? ''))
  return told.reduce((sum, [, , , value]) => sum + Number(value), 0)
}

/** What an address answers; '' when it does not. */
function textAt(url: string): Promise<string> {
  const headers = { authorization: `Bearer ${TOKEN}` }
  return fetch(url, { headers, signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.text(),
    () => '',
  )
}
