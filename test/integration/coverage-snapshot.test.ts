import { type CoverageDoc, CoverageQuery } from '@chudong/domain'
import { dropSnapshot, openElasticCoverage, restoreSnapshot, takeSnapshot } from '@chudong/store/elastic'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elasticForTests } from '../support/engines.ts'
import { removeCoverage } from '../support/remove-coverage.ts'
import { silent } from '../support/silent.ts'

const server = await elasticForTests()

function aDoc(id: string, version: number, month: string): CoverageDoc {
  const at = new Date(`2026-${month}-15T01:00:00.000Z`)
  return {
    id,
    version,
    title: 'Ba mươi công nhân nhập viện sau bữa trưa',
    text: 'Nghi ngộ độc thực phẩm tại bếp ăn tập thể.',
    url: null,
    sourceId: 'bao-song-que',
    sourceName: 'Báo Sông Quê',
    tier: 'local',
    publishedAt: at,
    collectedAt: at,
    health: true,
    decision: 'auto',
    score: 0.9,
    type: 'food-poisoning',
    severity: 3,
    cases: 30,
    deaths: null,
    province: 'Bắc Ninh',
    diseases: [],
    suspicion: 0,
    eventId: null,
    duplicateOf: null,
  }
}

describe.runIf(server)('a snapshot of the coverage', async () => {
  const url = server?.url ?? ''
  const prefix = server?.prefix() ?? ''
  const coverage = await openElasticCoverage({ url, prefix, log: silent })
  const at = { url, prefix, repository: 'chudong-test' }
  const name = `${prefix}one`

  beforeAll(async () => {
    await coverage.index([aDoc('a', 1, '09'), aDoc('b', 4, '10')])
    await takeSnapshot(at, name)
  })
  afterAll(async () => {
    await dropSnapshot(at, name)
    await coverage.close()
    await removeCoverage(url, prefix)
  })

  test('brings back what was lost, in the version of its time, and takes away what came later', async () => {
    const held = await coverage.state()
    await coverage.clear()
    await coverage.index([aDoc('b', 7, '10'), aDoc('c', 1, '11')])
    expect(await coverage.state()).not.toEqual(held)
    await restoreSnapshot(at, name)
    expect(await coverage.state()).toEqual(held)
    const { hits } = await coverage.search(CoverageQuery.parse({ q: 'ngo doc' }))
    expect(hits.map(({ doc }) => doc.id).sort()).toEqual(['a', 'b'])
  })

  test('can be written to again once it is back', async () => {
    await coverage.index([aDoc('b', 5, '10'), aDoc('d', 1, '12')])
    expect((await coverage.state()).count).toBe(3)
  })

  test('that does not exist is refused, and nothing is lost for it', async () => {
    const held = await coverage.state()
    await expect(restoreSnapshot(at, `${prefix}none`)).rejects.toThrow('there is no snapshot')
    expect(await coverage.state()).toEqual(held)
  })
})
