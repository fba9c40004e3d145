import { expect, test } from 'vitest'
import { spellOut } from './index.ts'

test.each([
  ['đưa vào bv vì fát bệh, ko rõ zì sao', 'đưa vào bệnh viện vì phát bệnh, không rõ vì sao'],
  ['ngừi nhà kêu k cứu đc', 'người nhà kêu không cứu được'],
  ['wá nhìu ca sốt xuất hyết trog khu fố', 'quá nhiều ca sốt xuất hyết trong khu phố'],
  ['jáo ziên kác lớp', 'giáo viên các lớp'],
])('reads %s', (written, meant) => {
  expect(spellOut(written)).toBe(meant)
})

test.each([
  'bổ sung vitamin k cho trẻ',
  'facebook, zalo và wifi của hong kong',
  'ăn kem, kể chuyện, hình ảnh',
  '10k một kg',
])('leaves %s', (text) => {
  expect(spellOut(text)).toBe(text)
})
