import { expect, test } from 'vitest'
import { tellingWords } from './telling-words.ts'

test('what a claim is about comes first, without tones, and few enough to be searched for', () => {
  const words = tellingWords('Mười lăm nữ sinh sau khi tiêm vắc xin HPV đi khám đều bị kết luận vô sinh.')
  expect(words).toContain('nu sinh')
  expect(words.length).toBeLessThanOrEqual(10)
})

test('a claim of one endless word, or of none, gives none', () => {
  expect(tellingWords(`${'a'.repeat(400)} ${'b'.repeat(400)}`)).toEqual([])
  expect(tellingWords('…')).toEqual([])
})
