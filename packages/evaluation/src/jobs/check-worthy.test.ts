import { expect, test } from 'vitest'
import { dataFolder } from '../rows.ts'
import { averagePrecision } from '../scores.ts'
import { checkWorthyJob, measureWorth } from './check-worthy.ts'

test('average precision of a known ranking', () => {
  const ranked = [true, false, true, false].map((yes, i) => ({ yes, score: -i }))
  expect(averagePrecision(ranked)).toBeCloseTo((1 + 2 / 3) / 2, 4)
  expect(averagePrecision([{ yes: false, score: 1 }])).toBe(0)
})

test('a claim ranks above a question, with n; labels the other way round show as failures with the reasons', () => {
  const rows = (worth: boolean) => [
    { id: '1', text: 'Uống nước lá này chữa khỏi ung thư gan.', worth },
    { id: '2', text: 'Uống nước lá này có chữa khỏi ung thư gan không ạ?', worth: !worth },
  ]
  expect(measureWorth(rows(true)).figures[0]).toMatchObject({ n: 2, value: 1 })
  const wrong = measureWorth(rows(false))
  expect(wrong.figures[0]).toMatchObject({ n: 2, value: 0.5 })
  expect(wrong.failures).toHaveLength(2)
  expect(wrong.failures.map(({ got }) => got).join()).toContain('chữa khỏi')
})

test('on sentences that nothing learned, the ranking beats the best simple one', () => {
  const board = checkWorthyJob.board(dataFolder())
  expect(board).toHaveLength(2)
  for (const entry of board) {
    const [precision] = entry.measure().figures
    expect([entry.split, precision?.n]).toEqual([entry.split, entry.split.startsWith('second') ? 150 : 120])
    expect(precision?.value).toBeGreaterThan(precision?.floor ?? 1)
  }
})
