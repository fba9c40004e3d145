import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { project } from '@chudong/pipeline'
import { aDraft } from '@chudong/ports/contract'
import { openRecords } from '@chudong/store'
import { openElasticCoverage } from '@chudong/store/elastic'
import { afterAll, describe, expect, test } from 'vitest'
import { elasticForTests } from '../support/elastic.ts'
import { elasticHttp } from '../support/elastic-http.ts'
import { openTestServer } from '../support/postgres.ts'
import { removeCoverage } from '../support/remove-coverage.ts'
import { silent } from '../support/silent.ts'

const elastic = await elasticForTests()
const postgres = await openTestServer()
const program = fileURLToPath(new URL('../../services/cli/bin/chudong.mjs', import.meta.url))
const patience = 240_000

afterAll(() => postgres.stop(), patience)

describe.runIf(elastic)('after an update that changes the mapping', () => {
  test('"chudong reindex" carries it through beside a desk at work, and "doctor" proves it', {
    timeout: patience,
  }, async () => {
    const url = elastic?.url ?? ''
    const prefix = elastic?.prefix() ?? ''
    const database = await postgres.database()
    const folder = await mkdtemp(join(tmpdir(), 'chudong-reindex-'))
    const records = await openRecords({ url: database.url, applicationName: 'desk' })
    const coverage = await openElasticCoverage({ url, prefix, log: silent })
    const run = async (command: string) => {
      const env = {
        ...process.env,
        DATABASE_URL: database.url,
        ELASTICSEARCH_URL: url,
        CHUDONG_ELASTIC_PREFIX: prefix,
        CHUDONG_DATA: folder,
      }
      const ran = promisify(execFile)(process.execPath, [program, command, '--json'], { env })
      return (await ran.catch((error: { stdout: string }) => error)).stdout
    }

    for (let i = 0; i < 300; i++) await records.articles.saveRevision(`a${i}`, 'h0', aDraft())
    await project(records.outbox, coverage)
    const months = Object.keys((await elasticHttp(url, 'GET', `${prefix}coverage*/_alias`)) as object)
    for (const index of months) await elasticHttp(url, 'PUT', `${index}/_mapping`, { _meta: { version: 0 } })
    expect(await run('doctor')).toContain('chudong reindex')

    let working = true
    const desk = (async () => {
      for (let i = 0; working; i++) {
        await records.articles.saveRevision(
          `a${i % 300}`,
          `h${i + 1}`,
          aDraft({ text: `Bản ${i}`, collectedAt: new Date() }),
        )
        await records.articles.saveRevision(`moi${i}`, 'h0', aDraft())
        await project(records.outbox, coverage)
      }
    })()
    expect(JSON.parse(await run('reindex'))).toMatchObject({ ok: true })
    working = false
    await desk
    await project(records.outbox, coverage)
    expect(await coverage.state()).toEqual(await records.outbox.expected())
    expect(await run('doctor')).toContain('equal to the records')

    await Promise.all([coverage.close(), records.close()])
    await Promise.all([database.giveBack(), removeCoverage(url, prefix), rm(folder, { recursive: true })])
  })
})
