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
  [
    'praise that is meant for the helper',
    'Bác sĩ giúp mẹ tôi đi lại dễ dàng hơn',
    'positive',
    ['giúp', 'dễ dàng'],
  ],
  ['a verb of change at the start', 'Tăng thêm bàn khám vào sáng thứ hai', 'negative', ['tăng']],
  ['"hay" that ends a clause', 'Bác sĩ nói chuyện hay, dễ gần', 'positive', ['hay', 'dễ gần']],
  ['"hay" that means often', 'Quầy thuốc hay đóng cửa', 'neutral', []],
  ['weak signs alone', 'Hỏi thì cứ bảo về', 'negative', ['thì', 'cứ']],
  ['weak praise alone', 'Trạm luôn có người trực', 'positive', ['luôn']],
  ['a negation that stops at a comma', 'Không đau, điều dưỡng vui vẻ', 'positive', ['không', 'vui vẻ']],
  ['no negation in "không khí"', 'Không khí khám bệnh thân thiện', 'positive', ['thân thiện']],
  ['nothing to say', 'Em không có ý kiến gì thêm', 'neutral', []],
  ['nothing to complain of', 'Không có gì không hài lòng', 'neutral', []],
  ['nothing to find fault with', 'Không có gì để chê', 'positive', ['không có gì để chê']],
  ['nothing to say, and praise', 'Y tá rất chu đáo, tôi không có ý kiến gì', 'positive', ['rất', 'chu đáo']],
  ['never been there', 'Tôi chưa từng khám ở đây', 'neutral', []],
  ['thanks alone', 'Xin cảm ơn', 'neutral', []],
  [
    'thanks with a reason',
    'Cảm ơn các anh chị ở trạm đã cứu sống con tôi',
    'positive',
    ['cảm ơn', 'cứu sống'],
  ],
  ['a bare no', 'Dạ không có ạ', 'neutral', []],
  ['a statement of fact', 'Phòng tiêm ở tầng hai, mở cửa lúc 7 giờ', 'neutral', []],
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
