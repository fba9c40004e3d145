import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { encodeWindows1258 } from './windows-1258.ts'

test('every Vietnamese letter survives windows-1258, and what it lacks becomes an entity', () => {
  const letters = 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
  const all = [...letters].flatMap((letter) => tones.map((tone) => (letter + tone).normalize('NFC'))).join('')
  const text = `${all}đĐ “ngoặc” – gạch`
  const bytes = encodeWindows1258(`${text} → ca`)
  expect(iconv.decode(Buffer.from(bytes), 'windows-1258').normalize('NFC')).toBe(`${text} &#8594; ca`)
})
