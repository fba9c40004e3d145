import { expect, test } from 'vitest'
import { dataFolder } from '../rows.ts'
import { measureTone, type TonedText, toneJob } from './tone.ts'

const rows: TonedText[] = [
  { id: '1', text: 'Bác sĩ rất tận tình, giải thích dễ hiểu.', tone: 'positive' },
  { id: '2', text: 'Y tá cáu gắt, phòng bệnh bẩn và chật chội.', tone: 'negative' },
  { id: '3', text: 'Khoa khám bệnh ở tầng hai.', tone: 'neutral' },
]
const first = (given: TonedText[]) => measureTone(given).figures[0]

test('three tones told apart score full marks, with n', () => {
  expect(first(rows)).toMatchObject({ metric: 'macro-F1 (weak label)', n: 3, value: 1 })
})

test('labels that disagree lower the figure and stand among the failures with the words they rest on', () => {
  const wrong = rows.map((row): TonedText => (row.id === '2' ? { ...row, tone: 'positive' } : row))
  expect(first(wrong)?.value).toBeLessThan(0.9)
  const [failure] = measureTone(wrong).failures
  expect(failure).toMatchObject({ id: '2', expected: 'positive' })
  expect(failure?.got).toContain('cáu gắt')
})

test('without the research sentences there is no entry on the scoreboard', () => {
  expect(toneJob.board(dataFolder('/nowhere'))).toEqual([])
})
