import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeskState, SourceView } from '@chudong/domain'
import { welcome } from '@chudong/runtime'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumForTests } from '../support/chromium.ts'
import { until } from '../support/until.ts'
import type { Office } from './office.ts'

/** Somebody at the desk: asks what its page asks, and looks at the page in a real browser. */
export interface DeskVisitor {
  /** What `/api/state` answers; the status alone where it is no success, 0 where nothing answers. */
  state(): Promise<{ status: number; state: DeskState | null }>
  /** The banner's sentences in Chromium; null where there is no Chromium. */
  banner(): Promise<string[] | null>
  /** What `/api/sources`, and the page of sources, say of the last poll of a source; null = nothing. */
  noteOn(sourceId: string): Promise<string | null>
  close(): Promise<void>
}

/** Signs in twice by the administrator's link, as a program and in Chromium; both stay signed in. */
export async function visitDesk(office: Office): Promise<DeskVisitor> {
  await until('the desk answers', () => answers(office), 120_000, 200)
  const cookie = await cookieOf(await linkTo(office))
  const path = chromiumForTests()
  const browser = path ? await browserElsewhere(path) : null
  const page = browser ? await pageAt(browser, await linkTo(office)) : null
  return {
    state: async () => {
      const { status, body } = await askAt(`${office.desk}/api/state`, cookie)
      return { status, state: body === null ? null : DeskState.parse(body) }
    },
    noteOn: async (sourceId) => {
      const { body } = await askAt(`${office.desk}/api/sources`, cookie)
      const views = SourceView.array().parse(body ?? [])
      return views.find(({ source }) => source.id === sourceId)?.health.error ?? null
    },
    banner: async () => (page ? page.getByTestId('desk-state').locator('p').allInnerTexts() : null),
    close: async () => browser?.close(),
  }
}

/**
 * The officer's browser runs on the officer's machine: here it takes only what the services leave. Chromium raises its own
 * priority where it may, so root's right to do so is taken from it.
 */
async function browserElsewhere(path: string): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-visitor-'))
  const executablePath = join(folder, 'browser')
  const humbly = process.getuid?.() === 0 ? 'setpriv --bounding-set=-sys_nice ' : ''
  await writeFile(executablePath, `#!/bin/sh\nexec nice -n 19 ${humbly}'${path}' "$@"\n`, { mode: 0o755 })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--in-process-gpu'] })
  browser.on('disconnected', () => void rm(folder, { recursive: true, force: true }))
  return browser
}

async function answers({ desk }: Office): Promise<boolean> {
  return fetch(`${desk}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function linkTo(office: Office): Promise<string> {
  const world = await office.open('visitor')
  const made = await welcome(world.records, office.desk, new Date()).finally(() => world.close())
  if (!made) throw new Error('the desk has no administrator')
  return made.link
}

async function cookieOf(link: string): Promise<string> {
  const entered = await fetch(link, { redirect: 'manual' })
  return entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function pageAt(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByTestId('feed-state').waitFor({ timeout: 120_000 })
  return page
}

/** Null for a body that is no success; status 0 where nothing answers. */
async function askAt(url: string, cookie: string): Promise<{ status: number; body: unknown }> {
  try {
    const answer = await fetch(url, { headers: { cookie }, signal: AbortSignal.timeout(20_000) })
    return { status: answer.status, body: answer.ok ? await answer.json() : null }
  } catch {
    return { status: 0, body: null }
  }
}
