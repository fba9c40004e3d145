import { Source } from '@chudong/domain'
import { expect, test } from 'vitest'
import { soundsSevere } from './severe.ts'

const source = Source.parse({
  id: 'bao-song-que',
  name: 'Báo Sông Quê',
  method: 'feed',
  url: 'https://songque.example/rss',
  tier: 'mainstream',
  province: null,
  owner: null,
})
const now = new Date('2026-11-24T02:00:00Z')
const headline = (title: string) => ({ title, summary: '', publishedAt: now })

test('a headline says the same each time the listing shows it, and another wording is judged anew', () => {
  const grave = headline(
    '63 công nhân ở Đồng Nai nhập viện cấp cứu nghi ngộ độc sau bữa ăn ca, 2 người tử vong',
  )
  expect([1, 2, 3].map(() => soundsSevere(source, grave, now))).toEqual([true, true, true])
  const harmless = headline('Khai mạc giải bóng chuyền công nhân ở Đồng Nai')
  expect([1, 2].map(() => soundsSevere(source, harmless, now))).toEqual([false, false])
})
