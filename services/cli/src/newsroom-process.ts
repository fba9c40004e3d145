import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Source } from '@chudong/domain'
import type { ImportedClaim } from '@chudong/ports'
import { readClaims } from '@chudong/sources'
import { z } from 'zod'

const Opened = z.object({
  newsroom: z.url(),
  token: z.string(),
  items: z.number(),
  sources: z.array(Source),
  claims: z.array(z.unknown()),
})
const Settings = z.object({ port: z.number().int(), now: z.string(), token: z.string() })
type Settings = z.infer<typeof Settings>

const main = fileURLToPath(new URL('../../newsroom/src/main.ts', import.meta.url))
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export interface DemoNewsroom {
  url: string
  items: number
  sources: Source[]
  /** Its register of checked claims. */
  claims: ImportedClaim[]
  stop(): void
}

/**
 * Opens the demo newsroom in its own process. Its port and the end of its week are kept in the data folder: after a
 * restart the same articles stand at the same addresses. It ends with this process, however that ends.
 */
export async function openDemoNewsroom(
  dataDir: string,
  live: { items: number; everyMs: number },
): Promise<DemoNewsroom> {
  const settings = await readSettings(dataDir)
  const args = [
    '--port',
    String(settings.port),
    '--now',
    settings.now,
    '--token',
    settings.token,
    '--with-parent',
  ]
  const paced = ['--live-items', String(live.items), '--live-every-ms', String(live.everyMs)]
  const child = spawn(process.execPath, ['--import', loader, main, ...args, ...paced], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  const opened = await new Promise<z.infer<typeof Opened>>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(Opened.parse(JSON.parse(line))))
    child.once('exit', () => reject(newsroomProblem(settings, complaint)))
  })
  return {
    url: opened.newsroom,
    items: opened.items,
    sources: opened.sources,
    claims: await registerFrom(opened.claims),
    stop: () => child.kill(),
  }
}

async function registerFrom(rows: readonly unknown[]): Promise<ImportedClaim[]> {
  const claims: ImportedClaim[] = []
  for await (const row of readClaims(Readable.from([JSON.stringify(rows)])))
    if ('draft' in row) claims.push(row)
    else throw new Error(`the demo register: ${row.error}`)
  return claims
}

async function readSettings(dataDir: string): Promise<Settings> {
  const file = join(dataDir, 'newsroom.json')
  const kept = await readFile(file, 'utf8').then(
    (text) => Settings.parse(JSON.parse(text)),
    () => null,
  )
  if (kept) return kept
  const fresh = { port: await freePort(), now: new Date().toISOString(), token: crypto.randomUUID() }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(fresh), { mode: 0o600 })
  return fresh
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function newsroomProblem({ port }: Settings, complaint: string): Error {
  if (complaint.includes('EADDRINUSE'))
    return new Error(
      `the demo newsroom's port ${port} is in use by another program: free it, or start with another --data folder`,
    )
  return new Error(
    `the demo newsroom did not start: ${complaint.trim().split('\n').at(-1) ?? 'no reason given'}`,
  )
}
