import { describe, expect, test } from 'vitest'
import { isPromotion } from './promotions.ts'

describe('a line that is about the story', () => {
  test.each([
    'Cập nhật: 24/04/2024 21:30 (GMT+7)',
    'Cập nhật lúc 21 giờ 30 ngày 24/4/2024',
    'Đăng ngày 24-04-2024',
    'Updated April 24, 2024, 3:10 p.m. ET',
    'Updated 3 hours ago',
    'Stand: 24.04.2024, 12:10 Uhr',
    'Publié le 24 avril 2024 à 12h10',
    'Ảnh: CDC Vĩnh Long',
    'Ảnh minh họa: Nhịp Sống',
    'Foto: dpa',
  ])('%s', (line) => expect(isPromotion(line, 0)).toBe(true))
})

describe('a line that is the news', () => {
  test.each([
    'Cập nhật lúc 21 giờ: số người nhập viện đã tăng lên 71 người.',
    'Cập nhật 24/4: 71 ca',
    'Cập nhật đến 17 giờ ngày 24/4, đã ghi nhận 3 ca tử vong.',
    'Updated at 9 p.m.: 71 workers are in hospital.',
    'Ảnh hưởng của bão: 5 người chết',
    'Video cho thấy bếp ăn: ruồi bâu đầy',
    'Đăng ký tiêm bù: 200 trẻ mỗi ngày',
  ])('%s', (line) => expect(isPromotion(line, 0)).toBe(false))
})
