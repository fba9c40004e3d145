import { fold } from '@chudong/vietnamese'
import { expect, test } from 'vitest'
import { claimIndex } from './match.ts'

const salt =
  'Bác sĩ bệnh viện Thâm Quyến vừa báo tin vui: khẩu trang tẩm nước muối bão hòa phơi khô giết chết virus corona trong năm phút, mọi người làm ngay và chia sẻ cho gia đình cùng biết'
const closing =
  'Từ không giờ ngày mai toàn thành phố đóng cửa, không ai được ra đường, chợ và siêu thị ngừng bán, bà con mua gạo mì tích trữ ít nhất một tháng'
const match = claimIndex([
  { id: 'salt', claim: salt },
  { id: 'closing', claim: closing },
])

test.each([
  ['as it was', salt],
  ['without tones', fold(salt)],
  ['decomposed', salt.normalize('NFD')],
  ['cut after a few words', salt.slice(0, 110)],
  ['in look-alike letters', salt.replaceAll('h', 'ʜ').replaceAll('t', 'т').replaceAll('u', 'ᴜ')],
  [
    'with every eighth word lost',
    salt
      .split(' ')
      .filter((_, i) => i % 8 !== 5)
      .join(' '),
  ],
  [
    'in teencode',
    salt
      .replaceAll('không', 'ko')
      .replaceAll('ph', 'f')
      .replaceAll('được', 'dc')
      .replaceAll('người', 'ng')
      .replaceAll('biết', 'bít')
      .replaceAll('qu', 'w'),
  ],
  [
    'between other words',
    `Chị em ơi đọc đi kẻo muộn nhé, nhà mình vừa nhận được. ${salt} Copy từ nhóm phụ huynh.`,
  ],
])('a known rumour is found when it comes back %s', (_, text) => {
  expect(match(text)).toMatchObject({ claimId: 'salt', bestClaimId: 'salt' })
})

test('a text on the same subject is near, but not matched', () => {
  const advice = 'Bộ Y tế khuyến cáo người dân đeo khẩu trang và rửa tay bằng xà phòng để phòng virus corona.'
  expect(match(advice)).toMatchObject({ claimId: null, bestClaimId: 'salt', relation: 'other' })
})

test('a text of fewer than eight words is never matched by the machine', () => {
  expect(match('khẩu trang tẩm nước muối bão hòa').claimId).toBeNull()
})

test('a text that shares nothing with the register has no nearest claim', () => {
  expect(match('')).toEqual({ claimId: null, bestClaimId: null, score: 0, relation: 'other' })
})
