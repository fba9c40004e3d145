import type { AssessInput } from '@chudong/domain'
import {
  foldNormalised,
  haveTones,
  normalise,
  restoreTones,
  sentences,
  wordOf,
  wordsIn,
  wordsMeant,
} from '@chudong/vietnamese'
import { entries } from './lexicon.ts'
import { type Hit, scanner, type TokenLine } from './scan.ts'

/** A sentence with what was found in it; `text` is as written, for quoting. */
export interface Line extends TokenLine {
  text: string
  /** The text in plain letters (`normalise`). */
  plain: string
  hits: readonly Hit[]
  concepts: ReadonlySet<string>
  /** The title, or the first sentence of an untitled text. */
  lead: boolean
}

/** A text read once: everything the rules look at. */
export interface Reading {
  lines: readonly Line[]
  concepts: ReadonlySet<string>
  words: number
  titled: boolean
}

/** Articles say what happened early; what stands later is background, and reading is bounded. */
export const MAX_CHARS = 4000
const MAX_LINES = 60
const scan = scanner(entries)

/** Splits, tokenises and scans a text; at most 4,000 characters and 60 sentences of it. */
export function read(input: AssessInput): Reading {
  const title = input.title?.trim() ?? ''
  const body = sentences(input.text.slice(0, MAX_CHARS)).slice(0, MAX_LINES)
  const texts = title === '' ? body.map((s) => s.text) : [title.slice(0, 500), ...body.map((s) => s.text)]
  const lines = texts.map((text, index) => readLine(text, index === 0))
  return {
    lines,
    concepts: new Set(lines.flatMap((line) => [...line.concepts])),
    words: lines.reduce((sum, line) => sum + line.toned.length, 0),
    titled: title !== '',
  }
}

function readLine(text: string, lead: boolean): Line {
  const whole = normalise(text)
  const plain = whole.includes('/') ? whole.replace(SHARE_OF, '$1 $2') : whole
  const bare = unmask(plain)
  const lower = bare.toLowerCase()
  const typed = wordsIn(lower)
  const meant = wordsMeant(lower, typed)
  // Teencode gets its marks when it is spelt out: what was typed says whether the sentence has tones.
  const restored = !haveTones(typed)
  const words = restored ? restoreTones(meant.map((word) => word.folded)).map(wordOf) : meant
  const line = {
    toned: words.map((word) => word.toned),
    folded: words.map((word) => word.folded),
    numbers: words.map((word) => word.number),
    foldedNumbers: words.map((word) => word.foldedNumber),
    tones: restored ? ('restored' as const) : bare === plain ? ('strict' as const) : ('loose' as const),
  }
  const hits = scan(line)
  return { ...line, text, plain: whole, hits, concepts: new Set(hits.map((hit) => hit.entry.concept)), lead }
}

const WHO =
  'người em trẻ cháu học_sinh công_nhân bệnh_nhân ca thợ khách hộ bé hs bạn sinh_viên đứa cán_bộ du_khách thành_viên chiến_sĩ chị anh'
    .replaceAll('_', '\\s')
    .split(' ')
/** "6/21 trẻ mắc", "6/21 tre mac": six are ill; a date, a class or a fraction is left alone. */
const SHARE_OF = new RegExp(
  `(?<![\\d/]|l[ớo]p\\s)(\\d{1,4})\\/\\d{2,4}\\s+(${[...WHO, ...WHO.map(foldNormalised)].join('|')})(?!\\p{L})`,
  'giu',
)

const MASKING = /[*'’`~^]/
const SPLITTING = /([.,:*_-])[^\s.,:*_-]\1/
const MASK = /(?<=\p{L})[*'’`~^]{1,2}(?=\p{L})/gu
const SPLIT = /(?<!\p{L})(\p{L})([.,:*_-])(\p{L})(?:\2(\p{L}))*(?!\p{L})/gu
const CAPITAL_I = /(?<=\p{Ll})I(?=\p{Ll})|(?<!\p{L})I(?=[aeoôơêuưạảãàáăâợờởỡớộồốổỗ]\p{Ll})/gu

/** Takes off what posts put into words to pass filters: "ch*'t", "c,h,ế,t", "Iợn" with a capital i. */
function unmask(plain: string): string {
  // Few sentences hold such marks, and looking behind every letter is slow.
  const joined = SPLITTING.test(plain)
    ? plain.replace(SPLIT, (run, _first: string, mark: string) =>
        run.length >= 7 ? run.replaceAll(mark, '') : run,
      )
    : plain
  const open = MASKING.test(joined) ? joined.replace(MASK, '') : joined
  return open.includes('I') ? open.replace(CAPITAL_I, 'l') : open
}
