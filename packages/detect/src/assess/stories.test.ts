import { expect, test } from 'vitest'
import { byStory } from './stories.ts'

const texts = [
  'Ngộ độc tại bếp ăn công ty Hoa Lúa, 45 công nhân nhập viện cấp cứu',
  'Bảng giá xăng dầu điều chỉnh giảm từ chiều nay trên toàn quốc',
  'Thêm 3 công nhân nhập viện cấp cứu vì ngộ độc tại bếp ăn công ty Hoa Lúa',
  'Đội bóng trẻ vào chung kết sau loạt sút luân lưu nghẹt thở',
]

test('reports of one story stand in one group, others are spread', () => {
  const groups = byStory(
    texts.map((text, id) => ({ id, text })),
    3,
  )
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([[0, 2], [1], [3]])
})
