import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, openLog, type Solo, startSolo, toConfig } from '@chudong/runtime'
import { expect } from 'vitest'
import { postgresForTests } from './engines.ts'

/** Headers of the desk's own pages: without them nothing may be written. */
export const own = { 'content-type': 'application/json', 'x-chudong': '1' }
const password = 'mat-khau-thu-nghiem'

/** A desk without sources, asked as its pages ask it. */
export interface DeskProgram {
  solo: Solo
  config: Config
  /** The administrator's cookie. */
  admin: string
  ask(path: string, cookie: string, init?: RequestInit): Promise<Response>
  send(path: string, cookie: string, body: unknown, method?: string): Promise<Response>
  /** The cookie of a new person with this role. */
  person(role: string): Promise<string>
  /** Stops the desk and starts it on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** `prepare` finds the data folder as it is before the first start. */
export async function openDeskProgram(
  prepare: (folder: string) => Promise<unknown> = async () => {},
): Promise<DeskProgram> {
  const database = await (await postgresForTests()).createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'chudong-desk-'))
  await prepare(folder)
  const config = toConfig({ DATABASE_URL: database.url }, { port: 0, data: folder })
  const start = () => startSolo(config, { log: openLog(config, 'file'), sources: [] })
  let solo = await start()
  const admin = cookieOf(await fetch(solo.welcome?.link ?? '', { redirect: 'manual' }))
  const ask: DeskProgram['ask'] = (path, cookie, init = {}) =>
    fetch(`${solo.address}/api${path}`, { ...init, headers: { cookie, ...init.headers } })
  const send: DeskProgram['send'] = (path, cookie, body, method = 'POST') =>
    ask(path, cookie, { method, headers: own, body: JSON.stringify(body) })
  return {
    get solo() {
      return solo
    },
    config,
    admin,
    ask,
    send,
    async person(role) {
      const email = `${role}@example.vn`
      const made = await send('/people', admin, { email, name: `Người ${role}`, role, password })
      expect(made.status).toBe(201)
      const signedIn = await send('/session', '', { email, password })
      expect(signedIn.status).toBe(200)
      return cookieOf(signedIn)
    },
    async restart() {
      await solo.stop()
      solo = await start()
    },
    async close() {
      await solo.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
