import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FUZZ_MS, fuzz, growingTexts, hostileText, superlinear } from './hostile/index.ts'
import {
  fillLost,
  findPlaces,
  fold,
  foldedTokens,
  hasTones,
  isForeignText,
  isSyllable,
  lowerCase,
  normalise,
  parseNumber,
  parseVietnameseDate,
  parseVietnamesePeriod,
  phraseMatcher,
  provinces,
  resolveProvince,
  restoreTones,
  sentences,
  spellOut,
  tokenSpans,
  tokens,
} from './index.ts'

const NOW = new Date('2026-11-24T01:00:00Z')
const findPhrases = phraseMatcher(['a a a a a a a b', 'a', '1 1 1 2', 'sốt xuất huyết', 'hà nội hà nội huế'])
const RUNS = 400

const holds = (what: string, property: (text: string) => void, runs = RUNS) =>
  test(what, () => fc.assert(fc.property(hostileText, property), fuzz(runs)), FUZZ_MS)

holds('normalising twice changes nothing more', (text) => {
  const once = normalise(text)
  expect(normalise(once)).toBe(once)
})

holds('decomposed and composed text fold alike', (text) => {
  expect(fold(text.normalize('NFD'))).toBe(fold(text))
})

holds('a folded text folds to itself, letter for letter where no stray marks stand', (text) => {
  const folded = fold(text)
  expect(fold(folded)).toBe(folded)
  if (!/[\u0300-\u036f]/.test(normalise(text))) expect(folded).toHaveLength(normalise(text).length)
})

holds('a token stands in the normalised text where it says', (text) => {
  const plain = normalise(text)
  const spans = tokenSpans(text)
  for (const { token, start, end } of spans) expect(lowerCase(plain.slice(start, end))).toBe(token)
  expect(spans.map(({ token }) => token)).toEqual(tokens(text))
})

holds('sentences stand in the text where they say, one after another', (text) => {
  let end = 0
  for (const sentence of sentences(text)) {
    expect(text.slice(sentence.start, sentence.start + sentence.text.length)).toBe(sentence.text)
    expect(sentence.start).toBeGreaterThanOrEqual(end)
    end = sentence.start + sentence.text.length
  }
})

holds('tones are restored one token for one, and fold back to what was given', (text) => {
  const folded = foldedTokens(text)
  const restored = restoreTones(folded)
  expect(restored).toHaveLength(folded.length)
  for (const [i, token] of restored.entries())
    if (token !== folded[i]) expect(foldedTokens(token)).toEqual([folded[i]])
})

holds('lost letters come back in the place of question marks, and nothing else changes', (text) => {
  for (const lost of [text, text.replace(/[ạ-ỹ]/gu, '?'), text.replace(/[aeo]/g, '?')]) {
    const filled = fillLost(lost)
    expect(filled).toHaveLength(lost.length)
    for (let i = 0; i < lost.length; i++)
      if (lost[i] !== '?') expect(filled[i]).toBe(lost[i])
      else expect(filled[i]).toMatch(/^[?\p{L}]$/u)
  }
})

holds('a number, a date and a period are sound or null', (text) => {
  const number = parseNumber(text)
  if (number !== null) expect(number >= 0 && Number.isFinite(number)).toBe(true)
  const year = parseVietnameseDate(text, NOW)?.date.getUTCFullYear() ?? 2026
  expect(year >= 1900 && year <= 2100).toBe(true)
  const period = parseVietnamesePeriod(text, NOW)
  if (period) expect(period.from < period.to).toBe(true)
})

holds('phrases are found one after another inside the list', (text) => {
  const list = tokens(text)
  let at = 0
  for (const { phrase, start, end } of findPhrases(list)) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(list.slice(start, end)).toEqual(tokens(phrase))
    at = end
  }
})

const NAMES = new Set(provinces().map(({ name }) => name))

holds(
  'places stand where they say, in provinces of the present map',
  (text) => {
    const plain = normalise(text)
    for (const { start, end, quote, province } of findPlaces(text)) {
      if (!/[\u0300-\u036f]/.test(plain)) expect(plain.slice(start, end)).toBe(quote)
      expect(province === null || NAMES.has(province)).toBe(true)
    }
    const { province } = resolveProvince(text, { at: NOW, hint: 'Huế' })
    expect(province === '' || NAMES.has(province)).toBe(true)
  },
  150,
)

holds('teencode, language and syllables are judged of any text', (text) => {
  expect(typeof spellOut(normalise(text).toLowerCase())).toBe('string')
  expect(typeof isForeignText(foldedTokens(text))).toBe('boolean')
  expect(typeof isSyllable(text)).toBe('boolean')
})

test.each<[string, (text: string) => unknown]>([
  ['normalise', normalise],
  ['fold', fold],
  ['hasTones', hasTones],
  ['tokens', tokens],
  ['sentences', sentences],
  ['parseNumber', parseNumber],
  ['parseVietnameseDate', (text) => parseVietnameseDate(text, NOW)],
  ['parseVietnamesePeriod', (text) => parseVietnamesePeriod(text, NOW)],
  ['phraseMatcher', (text) => findPhrases(text.split(' '))],
  ['resolveProvince', (text) => resolveProvince(text)],
  ['restoreTones', (text) => restoreTones(text.split(' '))],
  ['fillLost', fillLost],
  ['fillLost of a text that lost letters', (text) => fillLost(text.replace(/[aeoạ-ỹ]/gu, '?'))],
  ['spellOut', spellOut],
  ['isForeignText', (text) => isForeignText(text.split(' '))],
  ['isSyllable', isSyllable],
])(
  'the time of %s grows with the text, not faster',
  (_what, read) => {
    for (const [name, text] of growingTexts()) expect(superlinear(read, text), name).toBeNull()
  },
  FUZZ_MS,
)

test(
  'a line of a million letters is read in proportion',
  () => {
    const line = (length: number) => 'Ca sốt ở Huế, 3 người nhập viện. '.repeat(length / 33)
    for (const read of [normalise, fold, tokens, sentences, resolveProvince])
      expect(superlinear(read, line, { smallest: 62_500, largest: 1_000_000 })).toBeNull()
  },
  FUZZ_MS,
)

test(
  'a line of question marks among letters is read in proportion',
  () => {
    for (const lost of ['?a?a?a', '?a ', 'b?nh ', '?ệ?? ', 'a? b'])
      expect(
        superlinear(fillLost, (length) => lost.repeat(length / lost.length), { largest: 100_000 }),
      ).toBeNull()
  },
  FUZZ_MS,
)

test('a capital I with a dot keeps the offsets of what stands behind it', () => {
  expect(tokenSpans('İzmir sốt').at(-1)).toEqual({ token: 'sốt', start: 6, end: 9 })
})

test('thousands of Cyrillic marks cost no more than as many letters', () => {
  expect(superlinear(normalise, (length) => '\u0489'.repeat(length), { smallest: 500 })).toBeNull()
})

test('a run of combining marks is cut before it is put in order', () => {
  expect(normalise(`e${'\u0301\u0323'.repeat(50_000)}`).length).toBeLessThan(20)
  expect(normalise(`e${'\u0301\u0323\u200b'.repeat(50_000)}`).length).toBeLessThan(20)
})

test('dots that end in a letter are no sentences, however many', () => {
  expect(sentences(`Ca sốt${'.'.repeat(200_000)}x`)).toHaveLength(1)
  expect(sentences('Ôi... Sốt!!! Thế à?').map(({ text }) => text)).toEqual(['Ôi...', 'Sốt!!!', 'Thế à?'])
})
