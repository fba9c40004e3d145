import { fileURLToPath } from 'node:url'
import { type CoverageDoc, CoverageFilter } from '@chudong/domain'
import type { Coverage } from '@chudong/ports'
import { aDoc } from '@chudong/ports/contract'
import { openElasticCoverage } from '@chudong/store/elastic'
import { afterEach, describe, expect, test } from 'vitest'
import { elasticForTests } from '../support/elastic.ts'
import { elasticHttp } from '../support/elastic-http.ts'
import { startProgram } from '../support/programs.ts'
import { removeCoverage } from '../support/remove-coverage.ts'
import { silent } from '../support/silent.ts'

const server = await elasticForTests()
const url = server?.url ?? ''
const patience = 240_000
const program = fileURLToPath(new URL('rebuild-process.ts', import.meta.url))
const many = Array.from({ length: 3_000 }, (_, i) => aDoc({ id: `d${i}` }))

let prefix = ''
let coverage: Coverage

async function openWith(docs: CoverageDoc[]): Promise<void> {
  prefix = server?.prefix() ?? ''
  coverage = await openElasticCoverage({ url, prefix, log: silent, movingPatienceMs: 1_000 })
  await coverage.index(docs)
}

afterEach(async () => {
  await coverage.close()
  await removeCoverage(url, prefix)
}, patience)

const indices = async () =>
  Object.keys((await elasticHttp(url, 'GET', `${prefix}coverage*/_alias`)) as object).sort()

describe.runIf(server)('a change of the mapping', () => {
  test('is noticed, and carried through by a rebuild', { timeout: patience }, async () => {
    await openWith([aDoc()])
    expect(await coverage.isCurrent()).toBe(true)
    await elasticHttp(url, 'PUT', `${prefix}coverage-g1-2026.11/_mapping`, { _meta: { version: 0 } })
    expect(await coverage.isCurrent()).toBe(false)
    await coverage.rebuild()
    expect(await coverage.isCurrent()).toBe(true)
    expect(await indices()).toEqual([`${prefix}coverage-g2`, `${prefix}coverage-g2-2026.11`])
  })

  test('loses and ages no document when the rebuild is killed again and again among writers', {
    timeout: patience,
  }, async () => {
    await openWith(many)
    const written = new Map(many.map((doc) => [doc.id, doc]))
    let running = true
    const writers = [writing(written, 0, () => running), writing(written, 1, () => running)]
    for (const killAfter of [null, 'opened', 'copying', 300, 1_500]) await killedRebuild(killAfter)
    const rebuilt = await coverage.rebuild()
    running = false
    await Promise.all(writers)
    expect(rebuilt.count).toBeGreaterThanOrEqual(many.length)
    const found = new Map<string, CoverageDoc>()
    for await (const doc of coverage.scan(CoverageFilter.parse({}))) found.set(doc.id, doc)
    expect(found.size).toBe(written.size)
    for (const [id, doc] of written) expect(found.get(id)).toEqual(doc)
    expect(new Set((await indices()).map((name) => /coverage-g\d+/.exec(name)?.[0])).size).toBe(1)
  })
})

describe.runIf(server)('a rebuild that died while writing was stopped', () => {
  test('stops writing no longer than it is waited for', { timeout: patience }, async () => {
    await openWith([aDoc()])
    const first = `${prefix}coverage-g1`
    await elasticHttp(url, 'POST', '_aliases', {
      actions: [
        { remove: { index: first, alias: `${prefix}coverage-open` } },
        { add: { index: first, alias: `${prefix}coverage-moving` } },
      ],
    })
    await elasticHttp(url, 'PUT', `${first}-2026.11/_block/write`)
    expect(await coverage.index([aDoc({ version: 2 }), aDoc({ id: 'd2' })])).toEqual([])
    expect(await coverage.state()).toMatchObject({ count: 2 })
    await coverage.rebuild()
    expect(await coverage.state()).toMatchObject({ count: 2 })
  })

  test('a document whose name no server takes does not hold up the others', {
    timeout: patience,
  }, async () => {
    await openWith([])
    const refused = await coverage.index([aDoc(), aDoc({ id: 'x'.repeat(600) }), aDoc({ id: 'd2' })])
    expect(refused).toMatchObject([{ version: 1, reason: 'action_request_validation_exception' }])
    expect(await coverage.state()).toMatchObject({ count: 2 })
  })

  test('a full disk of the server is waited for, and no document is lost', {
    timeout: patience,
  }, async () => {
    await openWith([aDoc()])
    const settings = `${prefix}coverage-g1-2026.11/_settings`
    const full = (block: boolean | null) =>
      elasticHttp(url, 'PUT', settings, { 'index.blocks.read_only_allow_delete': block })
    await full(true)
    let taken = false
    const written = coverage.index([aDoc({ id: 'd2' })]).then(() => {
      taken = true
    })
    for (let i = 0; i < 20; i++) expect(await coverage.state()).toMatchObject({ count: 1 })
    expect(taken).toBe(false)
    await full(null)
    await written
    expect(await coverage.state()).toMatchObject({ count: 2 })
  })
})

/** Starts a rebuild and kills it once it has said a word or has run so long; null = lets it end. */
async function killedRebuild(after: string | number | null): Promise<void> {
  const rebuild = startProgram(program, [url, prefix])
  await rebuild.says(typeof after === 'string' ? after : after === null ? 'rebuilt' : 'opened', patience)
  if (typeof after === 'number') await new Promise((resolve) => setTimeout(resolve, after))
  rebuild.kill()
  await rebuild.ended
}

/** Newer versions of known articles, older ones that come late, and new articles. */
async function writing(
  written: Map<string, CoverageDoc>,
  half: number,
  running: () => boolean,
): Promise<void> {
  for (let i = half; running(); i += 2) {
    const known = written.get(`d${((i * 74) % many.length) + half}`) ?? aDoc()
    const newer = aDoc({ ...known, version: known.version + 1, title: `Bản ${known.version + 1}` })
    const batch = [
      aDoc({ id: `moi${i}` }),
      newer,
      aDoc({ ...known, version: known.version - 1, title: 'Cũ' }),
    ]
    await untilTaken(batch)
    for (const doc of batch.slice(0, 2)) written.set(doc.id, doc)
  }
}

/** As the outbox does: what is not taken now is given again. */
async function untilTaken(batch: CoverageDoc[]): Promise<void> {
  for (;;) {
    try {
      expect(await coverage.index(batch)).toEqual([])
      return
    } catch (error) {
      if ((error as Error).name !== 'RetryAfterError') throw error
    }
  }
}
