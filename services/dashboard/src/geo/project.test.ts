import { expect, test } from 'vitest'
import { archipelagos, isOnMainland, MAP_HEIGHT, MAP_WIDTH, project } from './project.ts'

const SEATS: [string, number, number][] = [
  ['Hà Nội', 105.85, 21.03],
  ['Hải Phòng', 106.62, 20.85],
  ['Lạng Sơn', 106.5, 21.85],
  ['Cao Bằng', 106.2, 22.66],
  ['Lai Châu', 103.4, 22.35],
  ['Điện Biên', 103.02, 21.4],
  ['Sơn La', 103.9, 21.33],
  ['Lào Cai', 104.5, 22.0],
  ['Thanh Hóa', 105.7, 19.8],
  ['Nghệ An', 105.3, 18.9],
  ['Hà Tĩnh', 105.8, 18.3],
  ['Quảng Trị', 106.7, 17.0],
  ['Huế', 107.55, 16.4],
  ['Đà Nẵng', 108.1, 15.9],
  ['Quảng Ngãi', 108.6, 15.0],
  ['Gia Lai', 108.0, 13.98],
  ['Đắk Lắk', 108.05, 12.67],
  ['Khánh Hòa', 109.0, 12.3],
  ['Lâm Đồng', 108.44, 11.94],
  ['Đồng Nai', 107.0, 11.2],
  ['TP. Hồ Chí Minh', 106.7, 10.78],
  ['Tây Ninh', 106.3, 10.9],
  ['Đồng Tháp', 105.7, 10.5],
  ['Vĩnh Long', 105.97, 10.1],
  ['Cần Thơ', 105.7, 10.0],
  ['An Giang', 105.2, 10.4],
  ['Cà Mau', 105.15, 9.18],
]

test('Every provincial centre lies on the drawn mainland', () => {
  expect(SEATS.filter(([, lon, lat]) => !isOnMainland(lon, lat)).map(([name]) => name)).toEqual([])
})

test('Neighbouring capitals and the open sea lie outside', () => {
  for (const [lon, lat] of [
    [102.6, 17.97],
    [104.92, 11.56],
    [112, 14],
  ] as const)
    expect(isOnMainland(lon, lat)).toBe(false)
})

test('Hoàng Sa and Trường Sa are on the map, east of the mainland and inside the drawing', () => {
  const groups = archipelagos()
  expect(groups.map((one) => one.name)).toEqual(['hoangSa', 'truongSa'])
  for (const islet of groups.flatMap((one) => one.islets)) {
    expect(islet.x).toBeGreaterThan(project(109.46, 12.9).x)
    expect(islet.x).toBeLessThan(MAP_WIDTH)
    expect(islet.y).toBeLessThan(MAP_HEIGHT)
  }
})
