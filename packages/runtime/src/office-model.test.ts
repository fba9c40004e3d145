import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assess, type LabelledRow, modelOf, ownModel, train } from '@chudong/detect'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepModel, openModel, undoModel } from './office-model.ts'

const poisoned = 'Chiều nay 41 học sinh nhập viện vì ngộ độc sau bữa ăn bán trú.'
const row = (id: string, text: string, incident: boolean): LabelledRow => ({
  id,
  text,
  health: true,
  incident,
  type: incident ? 'food-poisoning' : null,
  abroad: false,
  claim: 'none',
})
const rows = [
  row('1', poisoned, true),
  row('2', 'Bác sĩ khuyên rửa tay trước khi ăn để phòng ngộ độc.', false),
  row('3', 'Ba mươi công nhân nhập viện sau bữa trưa ở nhà máy.', true),
  row('4', 'Hội thảo về an toàn thực phẩm diễn ra hôm qua.', false),
]
const trained = '2026-11-01T00:00:00Z'
const { packed } = train([rows.slice(0, 2), rows.slice(2)], {
  name: 'office',
  data: [],
  terms: '',
  measured: '',
  trained,
})

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'chudong-model-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

test('without a model of the office the shipped one judges', async () => {
  expect(await openModel(data)).toEqual({ model: ownModel, name: 'own', refused: null })
  expect(await undoModel(data)).toBeNull()
})

test('a kept model judges as it was trained, and undoing goes back one model at a time', async () => {
  await keepModel(data, packed)
  await keepModel(data, packed)
  const { model, name } = await openModel(data)
  expect(name).toBe(`office 0002, trained ${trained}`)
  const known = modelOf(packed)
  for (const { text } of rows) expect(assess({ text }, model)).toEqual(assess({ text }, known))
  expect(await undoModel(data)).toBe('0002')
  expect((await openModel(data)).name).toMatch(/^office 0001/)
  expect(await keepModel(data, packed)).toContain('0003.json')
  await undoModel(data)
  expect(await undoModel(data)).toBe('0001')
  expect((await openModel(data)).name).toBe('own')
})

test.each([
  ['a torn file', (text: string) => text.slice(0, 200), /refused/],
  ['another format', (text: string) => text.replace('"format":1', '"format":0'), /another version/],
  [
    'a head without all its weights',
    (text: string) => text.replace(/"weights":\[-?\d+,/, '"weights":['),
    /weights are missing/,
  ],
  [
    'a threshold that is no number',
    (text: string) => text.replace(/"ask":[\d.]+/, '"ask":"x"'),
    /thresholds\.ask/,
  ],
])('%s is refused with the reason, and the shipped model judges', async (_, spoil, reason) => {
  const file = await keepModel(data, packed)
  const whole = await readFile(file, 'utf8')
  expect(spoil(whole)).not.toBe(whole)
  await writeFile(file, spoil(whole))
  const { model, name, refused } = await openModel(data)
  expect([model === ownModel, name]).toEqual([true, 'own'])
  expect(refused).toMatch(reason)
  expect(refused).toContain(file)
})
