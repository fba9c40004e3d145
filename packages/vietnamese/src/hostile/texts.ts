import fc from 'fast-check'
import { fuzz } from './seed.ts'

/** Pieces that, repeated, have slowed down or broken readers of text: what a filter's enemy or a broken program writes. */
const UNITS = [
  ...['a', 'ạ', 'A ', 'Ab', 'óa', 'I', 'aIa', 'a.', 'a,', 'a-', 'a:', 'a*', 'A.B', '1. Aaaa '],
  ...['1', '1.', '1,', '1/', '1 ', '1:', '1.000.', '20/11 ', '9h', 'một ', '3 người ', 'ngày:', 'OR '],
  ...['.', '. ', '.”', '!', '…', ';', '; ', ',', '-', '- ', '@', '#', '#a ', '%', '*', '~', '_', '\\', "'"],
  ...[' ', '\n', '\t', '\u00a0', '\u200b', '\u00ad', '\ufeff', '\u0000', ' \n'],
  ...['(', ')', '[', ']', '{', '}', '()', '"', 'a"', '“', '”'],
  ...['\u0301', '\u0301\u0323', '\u0489', '\u034f', '\u0915\u094d', '\u1100\u1161\u11a8', 'İ', 'ß'],
  ...['а', 'aа', '𝐚', 'ｂ', 'ᴄ', '😀', '\ud83d', '\udc00', 'ﷺ'],
  ...['<', '<a', '<a b="', '<b>', '</b>', '<!--', ']]>', '<![CDATA[', '<!DOCTYPE ', '&', '&amp;', '&#x301;'],
  ...[
    'Hà Nội ',
    'Hà Nội, ',
    'xã Tân Phú, huyện ',
    'Nguyễn ',
    'sốt xuất huyết tử vong ',
    'ca sot o xa ',
    'ko dc fát ',
  ],
] as const

/** Text of a piece repeated to at least `length` UTF-16 units, between a head and a tail that keep patterns from ending well. */
export type Growing = (length: number) => string

/** Every hostile piece as a text that can be made longer, and `pairs` more made of two pieces drawn by the seed. */
export function growingTexts(pairs = 12): [name: string, text: Growing][] {
  const drawn = fc.sample(fc.tuple(fc.constantFrom(...UNITS), fc.constantFrom(...UNITS)), { ...fuzz(pairs) })
  const units = [...UNITS, ...drawn.map(([one, other]) => one + other)]
  return units.map((unit) => [
    JSON.stringify(unit),
    (length) => `a ${unit.repeat(length / unit.length + 1)}x`,
  ])
}

/** Any text: hostile pieces and whatever Unicode has, up to some thousand units. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...UNITS) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...UNITS), fc.integer({ min: 2, max: 60 }))
          .map(([unit, n]) => unit.repeat(n)),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
