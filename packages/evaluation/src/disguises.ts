import { fold } from '@chudong/vietnamese'

/** Ways a text comes back changed. Deterministic: `key` (a row's id) seeds what is lost. */
export const disguises: Record<string, (text: string, key: string) => string> = {
  'as is': (text) => text,
  'tones stripped': (text) => fold(text),
  'first 200 characters': (text) => text.slice(0, 200),
  'teencode, 10 % of words lost': (text, key) => teencode(text, randomOf(key)),
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

function teencode(text: string, random: () => number): string {
  return text.replace(/\S+/g, (word) => {
    if (random() < 0.1) return ''
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
