import { expect, test } from 'vitest'
import { fillLost, foldedTokens } from './index.ts'

test.each([
  ['b?nh vi?n thi?u thu?c', 'bệnh viện thiếu thuốc'],
  ['Trẻ b? ngộ độc', 'Trẻ bị ngộ độc'],
  ['?ệ?? viện thiếu ???ố?', 'bệnh viện thiếu thuốc'],
  ['B?NH VI?N', 'BỆNH VIỆN'],
  ['c?nh báo d?ch s?t xu?t huy?t.\nHai tr? nh?p vi?n', 'cảnh báo dịch sốt xuất huyết.\nHai trẻ nhập viện'],
  ['Có ai bị b?nh này không?', 'Có ai bị bệnh này không?'],
])('letters come back where one word is clearly meant: %s', (lost, meant) => {
  expect(fillLost(lost)).toBe(meant)
})

test.each([
  'không?',
  'thật hả??',
  '???',
  'Sốt?',
  'Con bị sốt? có nên đi viện k?',
  'bao nhiêu ng? chỗ nào bn?',
  'Ai biết chỗ nào không?Mình cần mua',
  'không?ai biết à',
  'https://tin.vn/?b?nh=1&vi?n=2',
  'botox? Nassr? E10?',
  'hả\u0309?ai',
])('question marks and addresses stay: %s', (text) => {
  expect(fillLost(text)).toBe(text)
})

test('a word that may be whole is filled in only where others are surely broken and the sentence goes on', () => {
  const broken = 'xét nghi?m cho k?t qu? âm tính, bác sĩ cho bi? '
  expect(fillLost(`${broken}.`)).toContain('bi? .')
  expect(fillLost('bác sĩ cho bi? thêm')).toBe('bác sĩ cho bi? thêm')
  expect(fillLost('29 h?c sinh ng? ??c th?c ph?m sau b?a tr?a')).toBe(
    '29 học sinh ngộ độc thực phẩm sau bữa trưa',
  )
  expect(fillLost('Có th?t không? ??ng tin b?nh vi?n')).toBe('Có thật không? ??ng tin bệnh viện')
})

test('what no word fits stays, and so does the length', () => {
  const lost = 'xq?zt b?nh vi?n ?qq? pneum?nia 7?8 ??'
  const filled = fillLost(lost)
  expect(filled).toHaveLength(lost.length)
  expect(foldedTokens(filled)).toEqual(['xq', 'zt', 'benh', 'vien', 'qq', 'pneum', 'nia', '7', '8'])
})
