import { fold } from '@chudong/vietnamese'
import { expect, test } from 'vitest'
import { claimIndex, openClaimMatcher } from './match.ts'

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

const ministry = claimIndex([
  {
    id: 'sugar',
    claim: 'Uống nước lá ổi nấu đặc mỗi sáng thì người tiểu đường bỏ hẳn được insulin.',
    correction: 'Chưa có bằng chứng lá ổi thay được insulin; tự ý bỏ thuốc có thể hôn mê.',
  },
  { id: 'water', claim: 'Nước máy ở Sóc Trăng nhiễm chì gấp trăm lần, nhà máy nước giấu kết quả.' },
])

test('a known claim is found in other words', () => {
  const said = ministry(
    'Ba em ngọt máu mười năm, nghe thầy lang sắc nắm lá ổi uống sáng sáng mà bỏ luôn kim chích, đường huyết đẹp như thanh niên',
  )
  expect(said.bestClaimId).toBe('sugar')
})

test('a text that answers a claim is told from one that repeats it', () => {
  const answered =
    'Sở Y tế bác bỏ tin uống nước lá ổi thay insulin: lá ổi không chữa được tiểu đường, bỏ thuốc có thể hôn mê'
  const repeated =
    'Uống nước lá ổi nấu đặc mỗi sáng là người tiểu đường bỏ hẳn được insulin, nhà tôi ai cũng khỏi'
  expect(ministry(answered)).toMatchObject({ claimId: 'sugar', relation: 'debunks' })
  expect(ministry(repeated)).toMatchObject({ claimId: 'sugar', relation: 'asserts' })
})

test('the same text gives the same match', () => {
  const text = 'Nước máy Sóc Trăng có chì gấp trăm lần mà nhà máy giấu'
  expect(ministry(text)).toEqual(ministry(text))
})

test('a claim that is replaced or removed is matched as it is now, and the others stay', () => {
  const matcher = openClaimMatcher<string>()
  matcher.put({ id: 'salt', claim: salt })
  matcher.put({ id: 'closing', claim: closing })
  matcher.put({ id: 'salt', claim: salt.replace('Thâm Quyến', 'Vũ Hán') })
  expect(matcher.match(salt).claimId).toBe('salt')
  matcher.remove('salt')
  expect(matcher.match(salt).claimId).toBeNull()
  expect(matcher.match(closing).claimId).toBe('closing')
})

test('claims that came one by one and changed on the way are matched as those put in at once', () => {
  const words = salt.split(' ')
  const many = Array.from({ length: 1_500 }, (_, i) => ({
    id: `claim ${i}`,
    claim: `${words.slice(i % 20).join(' ')} số ${i} ngày ${i % 31} tại tổ ${i % 97}`,
  }))
  const changed = openClaimMatcher<string>()
  for (const { id } of many) changed.put({ id, claim: closing })
  for (const { id } of many) changed.remove(id)
  for (const claim of many) changed.put(claim)
  const atOnce = claimIndex(many)
  for (const { claim } of many.filter((_, i) => i % 100 === 3))
    expect(changed.match(claim)).toEqual(atOnce(claim))
})
