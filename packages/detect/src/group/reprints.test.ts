import { expect, test } from 'vitest'
import { assess, readLast } from '../assess/index.ts'
import { reprintStream } from './reprints.ts'
import { draw } from './sketch.ts'

const NOTHING = { type: null, province: '', places: [], diseases: [], incident: false }

test('an article is compared by the same words whether it was judged just before or not', () => {
  const text = `${'Chiều nay 24 công nhân nhập viện sau bữa trưa tại bếp ăn tập thể. '.repeat(3)}Cơ quan y tế lấy mẫu.`
  const article = {
    id: 'a',
    contentHash: 'a',
    url: null,
    sourceId: 's',
    publishedAt: new Date(0),
    title: 'Nhiều công nhân nhập viện',
    text,
  }
  assess({ title: 'Chuyện khác', text: 'Một bài khác hẳn về thời tiết hôm nay.' })
  const alone = draw(article, NOTHING)
  assess({ title: article.title, text })
  expect(readLast(article.title, text)).not.toBeNull()
  const behind = draw(article, NOTHING)
  expect([behind.signature, [...behind.terms.first], behind.headline]).toEqual([
    alone.signature,
    [...alone.terms.first],
    alone.headline,
  ])
  expect(readLast(article.title, `${text} Hết.`)).toBeNull()
})

test('of a stream each reprint is told, the earliest one as what it repeats', () => {
  const reprintOf = reprintStream()
  const words = Array.from({ length: 60 }, (_, i) => `chữ${i}`)
  const row = (id: string, text: string, hour: number, province = '') => ({
    id,
    text,
    province,
    published: new Date(Date.UTC(2026, 10, 3, hour)),
  })
  expect(reprintOf(row('a', words.join(' '), 1))).toBeNull()
  expect(reprintOf(row('b', [...words.slice(0, 50), 'khác'].join(' '), 2))).toBe('a')
  expect(reprintOf(row('c', words.slice(5).join(' '), 3))).toBe('a')
  expect(reprintOf(row('d', words.toReversed().join(' '), 4))).toBeNull()
  expect(reprintOf(row('e', words.join(' '), 300))).toBeNull()
})
