import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Newsroom, openNewsroom } from '@chudong/newsroom'
import { openLog, type Solo, startSolo, toConfig } from '@chudong/runtime'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export interface Office {
  newsroom: Newsroom
  solo: Solo
  /** A browser of its own, signed in by e-mail and password. */
  signIn(email: string, password: string): Promise<Page>
  /** The administrator's browser, signed in by the start link. */
  admin: Page
  close(): Promise<void>
}

/** A whole office: newsroom, desk on embedded engines in a fresh folder, and Chromium. */
export async function openOffice(chromiumPath: string): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-e2e-'))
  const newsroom = await openNewsroom({ now: new Date() })
  const config = toConfig({}, { port: 0, data: folder, allowPrivate: [new URL(newsroom.url).host] })
  const solo = await startSolo(config, { log: openLog(config, 'file'), sources: newsroom.sources })
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  const admin = await (await newContext(browser)).newPage()
  await admin.goto(solo.welcome?.link ?? '')
  const signIn = async (email: string, password: string) => {
    const page = await (await newContext(browser)).newPage()
    await page.goto(`${solo.address}/dang-nhap`)
    await page.locator('input[type=email]').fill(email)
    await page.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.getByTestId('feed-state').waitFor()
    return page
  }
  const close = async () => {
    await browser.close()
    await solo.stop()
    await newsroom.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { newsroom, solo, signIn, admin, close }
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' })
}
