import { decodePage } from '@chudong/extract'

/** Ways a text comes back changed. Deterministic: `key` (a row's id) seeds what is lost. */
export const disguises: Record<string, (text: string, key: string) => string> = {
  'as is': (text) => text,
  'tones stripped': (text) => withoutTones(text),
  'first 200 characters': (text) => text.slice(0, 200),
  teencode: (text, key) => teencode(text, randomOf(key), 0),
  'teencode, 10 % of words lost': (text, key) => teencode(text, randomOf(key), 0.1),
  NFD: (text) => text.normalize('NFD'),
  'windows-1258 round trip': (text) =>
    decodePage(asWindows1258(text), 'text/html; charset=windows-1258').text,
  'look-alike letters': (text, key) => lookAlike(text, randomOf(key)),
}

/** Every mark off every letter, đ too; capitals stay, as on a keyboard without Vietnamese. */
function withoutTones(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/** Letters of other scripts that look like Latin ones, as posts use them against filters. */
const LOOKALIKE = new Map(
  'aа bʙ cс eе gɢ hһ iі kᴋ mᴍ nɴ oо pр sѕ tᴛ xх yу AА BВ EЕ HН KК MМ OО PР CС TТ XХ'
    .split(' ')
    .map(([latin = '', like = '']) => [latin, like]),
)
const ALIKE = 0.5

function lookAlike(text: string, random: () => number): string {
  return text.replace(/[a-z]/gi, (letter) => (random() < ALIKE ? (LOOKALIKE.get(letter) ?? letter) : letter))
}

/** Character → byte of the code page, read off its decoder. */
const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1258').decode(Uint8Array.of(byte)),
    byte,
  ]),
)

/** The code page has ă â ê ô ơ ư as letters and tones as marks behind them ("ấ" is "â" and acute); what it lacks becomes "?". */
function asWindows1258(text: string): Uint8Array {
  const apart = text
    .normalize('NFD')
    .replace(
      /([a-z])(\u0323?)([\u0302\u0306\u031b])/gi,
      (_all, letter: string, dot: string, shape: string) => (letter + shape).normalize('NFC') + dot,
    )
  return Uint8Array.from(apart, (char) => BYTES.get(char) ?? 0x3f)
}

const SPOKEN: Record<string, readonly string[]> = {
  không: ['k', 'ko', 'hok'],
  được: ['dc', 'đc'],
  gì: ['j'],
  với: ['vs'],
  người: ['ng', 'ngừi'],
  những: ['nhg'],
  cũng: ['cx'],
  rồi: ['r', 'ròi'],
  biết: ['bít', 'bt'],
  trước: ['trc'],
  mình: ['mk', 'mik'],
  vậy: ['z', 'zậy'],
  quá: ['wá'],
  nhiều: ['nhìu'],
  trong: ['trog'],
  bệnh: ['bệh'],
  viện: ['v'],
}
const RESPELT: readonly (readonly [RegExp, string])[] = [
  [/^ph/, 'f'],
  [/^qu/, 'w'],
  [/^gi/, 'j'],
  [/^c(?=[aăâáàảãạoôơóòuưúù])/, 'k'],
  [/ng$/, 'g'],
  [/nh$/, 'h'],
  [/^v/, 'z'],
]
const RESPELLING = 0.3

function teencode(text: string, random: () => number, lost: number): string {
  return text.replace(/\S+/g, (word) => {
    if (random() < lost) return ''
    const spoken = SPOKEN[word.toLowerCase()]
    if (spoken) return spoken[Math.floor(random() * spoken.length)] ?? word
    if (random() >= RESPELLING) return word
    return RESPELT.reduce((changed, [pattern, by]) => changed.replace(pattern, by), word)
  })
}

/** Numbers 0..1 that depend on the key alone (mulberry32 over FNV-1a). */
function randomOf(key: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < key.length; i++) state = Math.imul(state ^ key.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
