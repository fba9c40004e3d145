import type { ClaimRating, ClaimRelation } from '@chudong/domain'
import { expect, test } from 'vitest'
import { assess } from '../assess/index.ts'
import { returningRumour } from './returning-rumour.ts'

const text = '23h đêm nay trực thăng rải thuốc diệt khuẩn, cả nhà nhớ đóng cửa. Nhắn cho nhau nhé!'
const heard = (relation: ClaimRelation, rating: ClaimRating) => ({
  match: { claimId: 'c1', score: 0.9, relation },
  rating,
})
const judged = (relation: ClaimRelation, rating: ClaimRating, tier = 'social') =>
  returningRumour(assess({ text }), heard(relation, rating), { tier, title: '', text })

test('a post that repeats a refuted claim is asked about, and says why in its own words', () => {
  expect(assess({ text }).decision).toBe('ignore')
  const { decision, type, reasons } = judged('asserts', 'false')
  expect({ decision, type }).toEqual({ decision: 'ask', type: 'misinformation' })
  expect(reasons[0]).toEqual({
    rule: 'Nhắc lại tin đồn đã có đính chính',
    quote: '23h đêm nay trực thăng rải thuốc diệt khuẩn, cả nhà nhớ đóng cửa.',
  })
})

test.each([
  ['answers it', () => judged('debunks', 'false')],
  ['repeats what was found true', () => judged('asserts', 'true')],
  ['is a newspaper’s', () => judged('asserts', 'false', 'mainstream')],
])('a text that %s is judged by itself, with the claim beside it', (_, judge) => {
  expect(judge()).toMatchObject({ decision: 'ignore', knownClaim: { claimId: 'c1' } })
})
