import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { inspect } from 'node:util'
import { CoverageQuery } from '@chudong/domain'
import { aDoc } from '@chudong/ports/contract'
import { openElasticCoverage } from '@chudong/store/elastic'
import { Agent, request } from 'undici'
import { afterAll, describe, expect, test } from 'vitest'
import { ownElastic } from '../support/elastic.ts'

const password = 'mat-khau/khong:ai@doan-ra'
const server = await ownElastic({ password, tls: true })
const url = server?.url ?? ''
const { origin, host } = server ? new URL(url) : { origin: '', host: '' }
const caFile = server?.caFile ?? undefined
const everything = CoverageQuery.parse({})
const patience = 120_000

const heard: object[] = []
const log = { info: (fields: object) => heard.push(fields), warn: (fields: object) => heard.push(fields) }

afterAll(() => server?.stop(), patience)

describe.runIf(server)('Elasticsearch behind a password and TLS', () => {
  test('is used with user and password, beside the address or in it', { timeout: patience }, async () => {
    for (const options of [{ url }, { url: origin, username: 'elastic', password }]) {
      const coverage = await openElasticCoverage({ ...options, caFile, prefix: 'mot-', log })
      await coverage.index([aDoc()])
      expect(await coverage.state()).toMatchObject({ count: 1 })
      await coverage.close()
    }
  })

  test('is used with an API key', { timeout: patience }, async () => {
    const gate = await openGate('bWEta2hvYQ==')
    const coverage = await openElasticCoverage({ url: gate.url, apiKey: 'bWEta2hvYQ==', prefix: 'hai-', log })
    await coverage.index([aDoc(), aDoc({ id: 'd2' })])
    expect(await coverage.state()).toMatchObject({ count: 2 })
    await coverage.close()
    await expect(openElasticCoverage({ url: gate.url, apiKey: 'sai', log })).rejects.toThrow('401')
    await gate.close()
  })

  test('a wrong password and a key beside a user are refused at the start', async () => {
    const wrong = { url: origin, username: 'elastic', password: 'sai', caFile, log }
    await expect(openElasticCoverage(wrong)).rejects.toThrow('401')
    await expect(openElasticCoverage({ ...wrong, apiKey: 'x' })).rejects.toThrow('not both')
  })

  test('a certificate that nobody vouches for is not trusted, and said so', {
    timeout: patience,
  }, async () => {
    const coverage = await openElasticCoverage({ url, log })
    await expect(coverage.index([aDoc()])).rejects.toThrow(/certificate/)
    await coverage.close()
  })

  test('no log and no error holds the password', { timeout: patience }, async () => {
    const errors: unknown[] = []
    const keep = (error: unknown) => void errors.push(error)
    const wrong = `https://elastic:${encodeURIComponent(password)}x@${host}`
    await openElasticCoverage({ url: wrong, caFile, log }).catch(keep)
    const away = await openElasticCoverage({ url: url.replace(host, '127.0.0.1:9'), caFile, log })
    await away.search(everything).catch(keep)
    await away.index([aDoc()]).catch(keep)
    await away.close()
    expect(errors).toHaveLength(3)
    expect(heard.length).toBeGreaterThan(0)
    const said = inspect([errors, heard, errors.map((error) => (error as Error).cause)], { depth: 30 })
    for (const secret of [password, encodeURIComponent(password), basic(password), basic(`${password}x`)])
      expect(said).not.toContain(secret)
  })
})

function basic(secret: string): string {
  return Buffer.from(`elastic:${secret}`).toString('base64')
}

/** Lets in who shows this key; the node behind it, without the parts that keep keys, cannot tell keys itself. */
async function openGate(key: string): Promise<{ url: string; close(): Promise<void> }> {
  const dispatcher = new Agent({ connect: { ca: readFileSync(caFile ?? '', 'utf8') } })
  const gate = createServer(async (asked, answer) => {
    const { authorization, accept = '*/*', 'content-type': type = 'application/json' } = asked.headers
    answer.setHeader('x-elastic-product', 'Elasticsearch')
    if (authorization !== `ApiKey ${key}`) return answer.writeHead(401).end('{}')
    const passed = await request(`${origin}${asked.url}`, {
      dispatcher,
      method: asked.method as 'GET',
      headers: { accept, 'content-type': type, authorization: `Basic ${basic(password)}` },
      body: asked.method === 'GET' ? null : await buffer(asked),
    })
    answer.setHeader('content-type', passed.headers['content-type'] ?? type)
    answer.writeHead(passed.statusCode).end(await buffer(passed.body))
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    gate.closeAllConnections()
    await new Promise((resolve) => gate.close(resolve))
    await dispatcher.close()
  }
  return { url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`, close }
}
