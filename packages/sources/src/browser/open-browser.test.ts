import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalServer } from '../fetch/local-server.ts'
import { localServer } from '../fetch/local-server.ts'
import type { SafeFetch } from '../fetch/safe-fetch.ts'
import { openSafeFetch } from '../fetch/safe-fetch.ts'
import type { Browser } from './open-browser.ts'
import { openBrowser } from './open-browser.ts'

const CHROMIUM =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  ) ?? null
let site: LocalServer
let inner: LocalServer
let safeFetch: SafeFetch
let browser: Browser

const ATTACKS = (target: string): string => `
  fetch('${target}/fetch').catch(() => 0); new Image().src = '${target}/image'; navigator.sendBeacon('${target}/beacon', 'x')
  try { new WebSocket('${target.replace('http', 'ws')}/socket') } catch {}
  try { new EventSource('${target}/events') } catch {}
  const frame = document.createElement('iframe'); frame.src = '${target}/frame'; document.body.append(frame)
  fetch('/away').catch(() => 0)
  navigator.serviceWorker?.register('/worker.js').catch(() => 0)
  try { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${target.slice(7)}' }] }); peer.createDataChannel('x'); peer.createOffer().then((o) => peer.setLocalDescription(o)) } catch {}
  for (const rel of ['prefetch', 'preconnect', 'preload', 'stylesheet', 'dns-prefetch']) { const l = document.createElement('link'); l.rel = rel; l.as = 'script'; l.href = '${target}/link-' + rel; document.head.append(l) }
`

beforeAll(async () => {
  inner = await localServer(
    (_req, res) => void res.setHeader('access-control-allow-origin', '*').end('bí mật'),
  )
  site = await localServer((req, res) => {
    const page = (script: string): void =>
      void res
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<html><head></head><body><div id="a"></div><script>${script}</script></body></html>`)
    if (req.url === '/built')
      page(
        `fetch('/data.json').then((r) => r.json()).then((d) => { document.getElementById('a').textContent = d.text })`,
      )
    else if (req.url === '/data.json')
      res.setHeader('content-type', 'application/json').end('{"text":"Thêm 3 ca sởi"}')
    else if (req.url === '/attack') page(ATTACKS(inner.url))
    else if (req.url === '/away' || req.url === '/jump')
      res.writeHead(302, { location: `${inner.url}/redirect` }).end()
    else if (req.url === '/leave') page(`location.href = '${inner.url}/leave'`)
    else if (req.url === '/moved') res.writeHead(302, { location: '/built' }).end()
    else if (req.url === '/busy') page('for (;;) {}')
    else res.writeHead(404).end('không có')
  })
  safeFetch = openSafeFetch({ userAgent: 'ChuDong/test', allowPrivate: [site.host] })
  browser = openBrowser({ safeFetch, chromiumPath: CHROMIUM })
})
afterAll(async () => {
  await browser.close()
  await safeFetch.close()
  await site.close()
  await inner.close()
}, 30_000)

test.skipIf(CHROMIUM === null)(
  'a page built by JavaScript is read as a person sees it, also after a redirect',
  async () => {
    const page = await browser.render(`${site.url}/moved`)
    expect(Buffer.from(page.body).toString()).toContain('Thêm 3 ca sởi')
    expect(page).toMatchObject({ url: `${site.url}/built`, status: 200 })
    expect((await browser.render(`${site.url}/none`)).status).toBe(404)
  },
  60_000,
)

test.skipIf(CHROMIUM === null)(
  'a hostile page reaches no address that the safe fetcher refuses',
  async () => {
    await browser.render(`${site.url}/attack`)
    await browser.render(`${site.url}/leave`).catch(() => undefined)
    await expect(browser.render(`${site.url}/jump`)).rejects.toThrow('refused')
    expect(site.requests).toContain('/away')
    expect(inner.requests).toEqual([])
  },
  60_000,
)

test('without a browser the source says so', async () => {
  await expect(openBrowser({ safeFetch, chromiumPath: null }).render(`${site.url}/built`)).rejects.toThrow(
    'không có trình duyệt',
  )
})

test('a browser that does not start is told, each time it is asked', async () => {
  const missing = openBrowser({ safeFetch, chromiumPath: '/khong/co/chromium' })
  for (const _attempt of [1, 2])
    await expect(missing.render(`${site.url}/built`)).rejects.toThrow('could not build')
  await missing.close()
}, 60_000)
