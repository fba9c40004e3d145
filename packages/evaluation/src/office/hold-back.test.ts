import { expect, test } from 'vitest'
import { holdBack } from './hold-back.ts'
import { TrainingText } from './label.ts'

const words =
  'sông núi cầu đường trường lớp bệnh viện phường xã chợ bến ruộng vườn mưa nắng gió bão lúa ngô khoai sắn'.split(
    ' ',
  )

/** Forty words of its own: no two of these texts reprint each other. */
function textOf(seed: number): string {
  return Array.from(
    { length: 40 },
    (_, i) => `${words[(seed * 7 + i * (seed + 3)) % words.length]}${(seed * 31 + i) % 97}`,
  ).join(' ')
}

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()
const rowOf = (n: number, change: object = {}) =>
  TrainingText.parse({
    id: `r${n}`,
    text: textOf(n),
    health: true,
    incident: n % 2 === 0,
    published_at: day(40 * n),
    event: `e${n}`,
    ...change,
  })
const rows = Array.from({ length: 20 }, (_, n) => rowOf(n))
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort()

test('the newest quarter is held back, whatever the order of the rows', () => {
  for (const given of [rows, rows.toReversed()]) {
    const { held, training, near } = holdBack(given, [])
    expect(ids(held)).toEqual(['r15', 'r16', 'r17', 'r18', 'r19'])
    expect(training).toHaveLength(15)
    expect(near).toEqual({ labels: 0, base: 0 })
  }
})

test('an older text of a held-back event, and an old reprint of a held-back text, are not trained on', () => {
  const sameEvent = rowOf(3, { event: 'e19' })
  const reprint = rowOf(4, { text: `${rows[18]?.text} Theo báo.`, event: 'e4' })
  const given = rows.map((row) => [sameEvent, reprint].find(({ id }) => id === row.id) ?? row)
  const base = [[rowOf(100, { text: rows[17]?.text }), rowOf(101)]]
  const split = holdBack(given, base)
  expect(split.near).toEqual({ labels: 2, base: 1 })
  expect(ids(split.training)).not.toContain('r3')
  expect(ids(split.training)).not.toContain('r4')
  expect(split.base.map(ids)).toEqual([['r101']])
})

test('what nobody said of the text is on neither side, what two officers may see otherwise is not measured on', () => {
  const given = rows.map((row, n) =>
    n === 19 ? rowOf(19, { said: [] }) : n === 18 ? rowOf(18, { unsure: true }) : row,
  )
  const { held, training, silent } = holdBack(given, [])
  expect(silent).toBe(1)
  expect(ids([...held, ...training])).not.toContain('r19')
  expect(ids(held)).not.toContain('r18')
  expect(ids(training)).toContain('r18')
})

test('a row without a time is old, and of two rows with one id the later counts', () => {
  const untimed = rowOf(19, { published_at: null })
  const { held } = holdBack([...rows, untimed], [])
  expect(ids(held)).toEqual(['r14', 'r15', 'r16', 'r17', 'r18'])
})
