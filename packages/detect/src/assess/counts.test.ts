import { expect, test } from 'vitest'
import { counts } from './counts.ts'
import { read } from './read.ts'

test.each([
  ['3 người chết, 12 người nhập viện sau bữa tiệc', 15, 3],
  ['Hàng chục người nhập viện nghi ngộ độc', null, null],
  ['Thêm 2 ca sởi, nâng số ca mắc lên 9', 9, null],
  ['Chủ tiệm bánh mì cũng nhập viện cùng 74 người khác', 75, null],
  ['Mười bốn trẻ trong bản sốt, phát ban', 14, null],
  ['Bé gái 9 tuổi tử vong do sốt xuất huyết', 1, 1],
  ['57 công nhân nhập viện, trong đó 5 người nguy kịch', 57, null],
  ['Năm 2024 cả nước có 89 người chết vì dại', null, null],
  ['Bệnh nhân 52 tuổi được tiêm 2 liều 500 mg', null, null],
  ['26 em mắc tay chân miệng, chưa có trường hợp nào tử vong', 26, 0],
  ['Số ca nghi ngộ độc tăng lên 62', 62, null],
  ['hon 20 hoc sinh nhap vien vi ngo doc', 20, null],
])('%s → %s cases, %s deaths', (text, cases, deaths) => {
  expect(counts(read({ text }))).toEqual({ cases, deaths })
})
