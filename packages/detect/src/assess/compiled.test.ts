import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authoredRows } from './authored.ts'
import { compiled, compiledAs, shownTo } from './compiled.ts'
import { features, signsIn } from './features.ts'
import { type Linear, margins, marginsOfRows, panelOf } from './linear.ts'
import { ownModel } from './models.ts'
import { PairTable } from './pair-table.ts'
import { read } from './read.ts'
import { firedRules } from './rules.ts'

const texts = authoredRows()
  .flat()
  .filter((_, i) => i % 100 === 0)

test.each(texts.map(({ id, title, text }) => [id, { title: title ?? undefined, text }] as const))(
  'words weighed by number come to the same as features weighed by name: %s',
  (_, input) => {
    const names = [...features(read(input), input, firedRules(read(input))).keys()]
    const weights = (turn: number) =>
      Object.fromEntries(
        names.flatMap((name, i) => (i % 3 === turn ? [] : [[name, ((i * 37) % 101) / 50 - 1]])),
      )
    const heads: Linear[] = [0, 1, 2, 0, 1, 2].map((turn, i) => ({ bias: i - 0.5, weights: weights(turn) }))
    const panel = panelOf(heads)
    const ready = compiledAs({ ...ownModel }, panel, ['outbreak'])
    const reading = read(input)
    const fired = firedRules(reading)
    const { rows, features: size } = shownTo(ready, signsIn(reading, input, fired), reading.lines)
    const byNumber = [
      ...marginsOfRows(ready.panel, rows, size, 0, 5),
      ...marginsOfRows(ready.panel, rows, size, 5),
    ]
    const byName = margins(panel, features(reading, input, fired))
    for (const [i, margin] of byNumber.entries()) expect(margin).toBeCloseTo(byName[i] ?? 0, 6)
  },
)

test('a model is made ready once', () => {
  expect(compiled(ownModel)).toBe(compiled(ownModel))
})

test('pairs are kept as in a map, however many there are', () => {
  const number = fc.integer({ min: -40, max: 40 })
  const first = number.filter((one) => one !== 0)
  fc.assert(
    fc.property(fc.array(fc.tuple(first, number), { maxLength: 400 }), (pairs) => {
      const table = new PairTable(4)
      const map = new Map<string, number>()
      for (const [i, [one, other]] of pairs.entries()) {
        expect(table.set(one, other, i)).toBe(!map.has(`${one} ${other}`))
        map.set(`${one} ${other}`, i)
      }
      expect(table.size).toBe(map.size)
      for (const [one, other] of pairs) expect(table.get(one, other)).toBe(map.get(`${one} ${other}`))
      expect(table.get(41, 0)).toBe(-1)
      table.clear()
      for (const [one, other] of pairs) expect(table.get(one, other)).toBe(-1)
    }),
  )
})
