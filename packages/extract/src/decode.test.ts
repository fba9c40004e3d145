import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodePage } from './decode.ts'

const SENTENCE = 'Bệnh viện tỉnh tiếp nhận mười hai người bị ngộ độc; sức khỏe đã ổn định, không ai tử vong.'

/** windows-1258 writes tone marks after the letter: ế is ê + acute. */
function to1258(text: string): Uint8Array {
  const spread = text
    .normalize('NFD')
    .replace(
      /([aAeEoO])(\p{M}*)\u0302/gu,
      (_, base: string, marks: string) => `${`${base}\u0302`.normalize('NFC')}${marks}`,
    )
  const letters = spread.replace(/([aA])(\p{M}*)\u0306|([oOuU])(\p{M}*)\u031b/gu, (whole) => {
    const [base = '', ...marks] = [...whole]
    const shape = marks.find((mark) => mark === '\u0306' || mark === '\u031b') ?? ''
    return (base + shape).normalize('NFC') + marks.filter((mark) => mark !== shape).join('')
  })
  return iconv.encode(letters, 'windows-1258')
}

test('windows-1258 named by the server is read and composed', () => {
  const page = decodePage(to1258(SENTENCE), 'text/html; charset=windows-1258')
  expect(page).toEqual({ text: SENTENCE, encoding: 'windows-1258' })
})

test('windows-1258 is recognised when the page wrongly says iso-8859-1, or nothing', () => {
  expect(decodePage(to1258(SENTENCE), 'text/html; charset=ISO-8859-1')).toEqual({
    text: SENTENCE,
    encoding: 'windows-1258',
  })
  expect(decodePage(to1258(SENTENCE)).text).toBe(SENTENCE)
})

test('UTF-8 that the page calls windows-1252 is read as UTF-8', () => {
  const html = `<meta charset="windows-1252">${SENTENCE}`
  expect(decodePage(Buffer.from(html))).toEqual({ text: html, encoding: 'utf-8' })
})

test('French in windows-1252 stays windows-1252', () => {
  const page = decodePage(
    iconv.encode(
      'Le ministère a annoncé hier que la santé était protégée à Hà Nội.'.replace('ộ', 'o'),
      'windows-1252',
    ),
  )
  expect(page.encoding).toBe('windows-1252')
  expect(page.text).toContain('ministère a annoncé')
})

test('UTF-16 with a byte order mark or without one is read', () => {
  const little = Buffer.from(`<p>${SENTENCE}`, 'utf16le')
  expect(decodePage(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual({
    text: `<p>${SENTENCE}`,
    encoding: 'utf-16le',
  })
  expect(
    decodePage(Buffer.from(`<html><body><p class="bai">${'ascii '.repeat(60)}`, 'utf16le')).encoding,
  ).toBe('utf-16le')
  expect(
    decodePage(Buffer.from(Buffer.from([0xfe, 0xff, ...Buffer.from(SENTENCE, 'utf16le').swap16()]))).text,
  ).toBe(SENTENCE)
})

test('spoilt UTF-8 keeps its good letters and marks the bad bytes', () => {
  const cut = Buffer.concat([Buffer.from(SENTENCE.repeat(3)), Buffer.from([0xe1, 0xbb])])
  const page = decodePage(cut, 'text/html; charset=utf-8')
  expect(page.encoding).toBe('utf-8')
  expect(page.text.startsWith(SENTENCE)).toBe(true)
  expect(page.text.endsWith('\ufffd')).toBe(true)
})

test('a charset nobody knows, or a broken header, is not an error', () => {
  expect(decodePage(Buffer.from(SENTENCE), 'text/html; charset=khong-biet').text).toBe(SENTENCE)
  expect(decodePage(new Uint8Array(), ';;;charset=')).toEqual({ text: '', encoding: 'utf-8' })
  expect(decodePage(Buffer.from([0xff, 0xfe])).text).toBe('')
})

test('decomposed letters come out composed, and endless marks on one letter are cut', () => {
  expect(decodePage(Buffer.from(SENTENCE.normalize('NFD'))).text).toBe(SENTENCE)
  expect(decodePage(Buffer.from(`a${'\u0316\u0301'.repeat(50_000)}b`)).text.length).toBeLessThan(30)
})
