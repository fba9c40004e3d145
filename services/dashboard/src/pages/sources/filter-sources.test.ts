import { Source, SourceHealth, type SourceView } from '@chudong/domain'
import { expect, test } from 'vitest'
import { countSources, filterSources } from './filter-sources.ts'

function source(id: string, name: string, state: string, enabled = true): SourceView {
  return {
    source: Source.parse({
      id,
      name,
      method: 'feed',
      url: `https://${id}.example/rss`,
      tier: 'local',
      province: 'Đồng Nai',
      owner: null,
      enabled,
    }),
    health: SourceHealth.parse({
      sourceId: id,
      state,
      lastPollAt: null,
      lastOkAt: null,
      lastItemAt: null,
      nextPollAt: null,
      failures: 0,
      error: null,
      items: 0,
      etag: null,
      lastModified: null,
      bodyHash: null,
    }),
  }
}

const all = [
  source('bao-a', 'Báo Đồng Xanh', 'ok'),
  source('bao-b', 'Tin Sông Hậu', 'failed'),
  source('bao-c', 'Diễn đàn', 'failed', false),
]

test('A source is found by its name typed without tones', () => {
  expect(filterSources(all, 'dong xanh', false).map((one) => one.source.id)).toEqual(['bao-a'])
  expect(filterSources(all, 'sống', false)).toEqual([])
})

test('A source that an administrator turned off is not counted as failing', () => {
  expect(countSources(all)).toEqual({ ok: 1, failed: 1, off: 1 })
  expect(filterSources(all, '', true).map((one) => one.source.id)).toEqual(['bao-b'])
})
