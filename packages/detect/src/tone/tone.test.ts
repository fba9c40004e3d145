import { expect, test } from 'vitest'
import { toneOf } from './tone.ts'

const said = (text: string) => toneOf(text).words.map((word) => word.said)

test.each([
  ['praise', 'Bác sĩ nhiệt tình, chu đáo', 'positive', ['nhiệt tình', 'chu đáo']],
  ['a complaint', 'Chờ lâu, nhân viên hách dịch', 'negative', ['chờ lâu', 'hách dịch']],
  ['praise denied', 'Bác sĩ không nhiệt tình', 'negative', ['không nhiệt tình']],
  ['praise denied over a word between', 'Phòng chưa thật sạch sẽ', 'negative', ['chưa thật sạch sẽ']],
  ['a complaint denied', 'Thủ tục không phức tạp', 'positive', ['không phức tạp']],
  ['praise inside a wish', 'Nên phục vụ chu đáo', 'negative', ['nên']],
  ['a plain word that contains a listed one', 'Yêu cầu mang theo thẻ', 'neutral', []],
  ['nothing listed', 'Khoa khám bệnh ở tầng hai', 'neutral', []],
  ['an empty text', '', 'neutral', []],
])('%s', (_, text, tone, words) => {
  expect(toneOf(text).tone).toBe(tone)
  expect(said(text)).toEqual(words)
})

test('what follows "nhưng" weighs more than what it concedes', () => {
  expect(toneOf('Bác sĩ giỏi nhưng thái độ lạnh lùng').tone).toBe('negative')
  expect(toneOf('Thái độ lạnh lùng nhưng bác sĩ giỏi').score).toBeGreaterThan(
    toneOf('Bác sĩ giỏi nhưng thái độ lạnh lùng').score,
  )
})
