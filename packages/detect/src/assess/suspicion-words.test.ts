import { expect, test } from 'vitest'
import { read } from './read.ts'
import { pairsOf, wordSignsOf } from './suspicion-words.ts'

const signsOf = (text: string) => wordSignsOf(read({ text }))
const POST = 'Bà con chú ý, hôm nay có 12 người không được vào bệnh viện!'

test('words with their pairs, with tones and without, the opening, and shapes; numbers are alike', () => {
  const names = new Set(signsOf(POST).keys())
  for (const name of ['.bà con', ':ba con', '<bà', '.viện !', '^Aa a a', '.có 0'])
    expect(names).toContain(name)
  expect(names).not.toContain('.12')
})

test('a disguise changes no word: masks, look-alike letters, teencode, lost tones', () => {
  const words = (text: string) => [...signsOf(text).keys()].filter((name) => name.startsWith('.'))
  const meant = words(POST)
  expect(words(POST.normalize('NFD'))).toEqual(meant)
  expect(words(POST.replaceAll('o', 'о').replaceAll('e', 'е'))).toEqual(meant)
  expect(words('Bà con chú ý, hôm nay có 12 ng k dc vào bệh viện!')).toEqual(meant)
  expect(words('Ba con chu y, hom nay co 12 nguoi khong duoc vao benh vien!')).toEqual(meant)
})

test('a long text has no more weight than a short one', () => {
  const length = (text: string) =>
    Math.hypot(...[...signsOf(text)].flatMap(([name, n]) => (name.startsWith('.') ? [n] : [])))
  expect(length(POST.repeat(20))).toBeLessThan(5 * length(POST))
})

test('pairs say whether they are written like names', () => {
  const pairs = pairsOf(read({ text: 'Gặp bà Lò Thị Mẩy ở chợ' }))
  expect(pairs).toContainEqual({ pair: 'lo thi', capitals: true })
  expect(pairs).toContainEqual({ pair: 'o cho', capitals: false })
})
