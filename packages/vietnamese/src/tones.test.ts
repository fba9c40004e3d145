import { expect, test } from 'vitest'
import { foldNormalised, mayStandAt, restoreTones } from './index.ts'

const restored = (text: string) => restoreTones(text.split(' ')).join(' ')

test.each([
  ['hon 40 hoc sinh nhap vien nghi ngo doc thuc pham', 'hơn 40 học sinh nhập viện nghi ngộ độc thực phẩm'],
  [
    'be trai 5 tuoi tu vong vi benh dai sau khi bi cho can',
    'bé trai 5 tuổi tử vong vì bệnh dại sau khi bị chó cắn',
  ],
  ['con so nay cao gap ba', 'con số này cao gấp ba'],
  ['cac me nho dung cho be an qua man nhe', 'các mẹ nhớ đừng cho bé ăn quá mặn nhé'],
  ['benh vien thieu thuoc gay me', 'bệnh viện thiếu thuốc gây mê'],
])('tones come back: %s', (bare, meant) => {
  expect(restored(bare)).toBe(meant)
})

test('whatever is restored folds back to what was given; unknown words stay', () => {
  const given = 'qwrt h5n1 1.200 ca sot o xa nxb the ban minh duc'.split(' ')
  const written = restoreTones(given)
  expect(written.map(foldNormalised)).toEqual(given)
  expect(written.slice(0, 3)).toEqual(['qwrt', 'h5n1', '1.200'])
  expect(restoreTones([])).toEqual([])
})

test('a phrase stands where more than half of its tones came back: "thi truong" is a market, no mayor', () => {
  const written = restoreTones('gia ca thi truong'.split(' '))
  expect(written).toEqual(['giá', 'cả', 'thị', 'trường'])
  expect(mayStandAt(['thị', 'trưởng'], written, 2)).toBe(false)
  expect(mayStandAt(['giá', 'ca', 'thị', 'trường'], written, 0)).toBe(true)
})
