import { expect, test } from 'vitest'
import { parseNumber } from './numbers.ts'

test.each([
  ['hăm hai người', 22],
  ['1.200', 1200],
  ['12.345.678 đồng', 12_345_678],
  ['3 ca', 3],
  ['37,5 độ', 37.5],
  ['1,5 triệu', 1_500_000],
  ['hơn 30 người', 30],
  ['hai mươi ba', 23],
  ['ba mươi tư người', 34],
  ['hai lăm', 25],
  ['một trăm lẻ năm', 105],
  ['một trăm rưỡi', 150],
  ['hai nghìn ba trăm', 2300],
  ['hơn ba chục em', 30],
  ['gần hai chục', 20],
  ['nam chuc nguoi', 50],
  ['một trăm hai chục', 120],
  ['mười', 10],
  ['năm người', 5],
  ['hai muoi ba nguoi', 23],
  ['hàng chục', null],
  ['hơn chục người', null],
  ['vài trăm', null],
  ['vài chục', null],
  ['gần chục', null],
  ['gần trăm', null],
  ['mấy chục', null],
  ['trăm người', null],
  ['bệnh nhân', null],
  ['', null],
])('%s is %s', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})
