import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { elasticHome } from './elastic-package.ts'
import { EngineMissingError } from './missing.ts'

const cache = mkdtempSync(join(tmpdir(), 'chudong-cache-'))
const quiet = () => {}
afterAll(() => rmSync(cache, { recursive: true, force: true }))

test('a machine without Maven is told what to install, and where a file may be laid instead', async () => {
  const refused = await elasticHome({ PATH: '' }, quiet, cache).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(EngineMissingError)
  expect((refused as EngineMissingError).install).toContain('apt-get install maven')
  expect((refused as EngineMissingError).install).toContain(join(cache, 'elasticsearch-'))
})

test('a file that is not the pinned Elasticsearch is refused before any of it is unpacked', async () => {
  writeFileSync(join(cache, 'elasticsearch-8.19.5.zip'), 'not what it seems')
  await expect(elasticHome({ PATH: '' }, quiet, cache)).rejects.toThrow('its SHA-256 is')
  expect(readdirSync(cache)).toEqual(['elasticsearch-8.19.5.zip'])
})
