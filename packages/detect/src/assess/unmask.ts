import { foldNormalised } from '@chudong/vietnamese'

const WHO =
  'người em trẻ cháu học_sinh công_nhân bệnh_nhân ca thợ khách hộ bé hs bạn sinh_viên đứa cán_bộ du_khách thành_viên chiến_sĩ chị anh'
    .replaceAll('_', '\\s')
    .split(' ')
/** Reads "6/21 trẻ mắc", "6/21 tre mac" as six who are ill; a date, a class or a fraction is left alone. */
export function withoutWhole(plain: string): string {
  return plain.includes('/') ? plain.replace(SHARE_OF, '$1 $2') : plain
}

const SHARE_OF = new RegExp(
  `(?<![\\d/]|l[ớo]p\\s)(\\d{1,4})\\/\\d{2,4}\\s+(${[...WHO, ...WHO.map(foldNormalised)].join('|')})(?!\\p{L})`,
  'giu',
)

const MASKING = /[*'’`~^]/
const SPLITTING = /([.,:*_-])[^\s.,:*_-]\1/
const MASK = /(?<=\p{L})[*'’`~^]{1,2}(?=\p{L})/gu
const SPLIT = /(?<!\p{L})(\p{L})([.,:*_-])(\p{L})(?:\2(\p{L}))*(?!\p{L})/gu
const CAPITAL_I = /(?<=\p{Ll})I(?=\p{Ll})|(?<!\p{L})I(?=[aeoôơêuưạảãàáăâợờởỡớộồốổỗ]\p{Ll})/gu

const HIDDEN = /[a-zà-ỹ]0[a-zà-ỹ]/i
const ZERO = /(?<=\p{Ll})0(?=\p{Ll})/gu

/** Takes off what posts put into words to pass filters: "ch*'t", "c,h,ế,t", "tử v0ng", "Iợn" with a capital i. */
export function unmask(plain: string): string {
  // Few sentences hold such marks, and looking behind every letter is slow.
  const joined = SPLITTING.test(plain)
    ? plain.replace(SPLIT, (run, _first: string, mark: string) =>
        run.length >= 7 ? run.replaceAll(mark, '') : run,
      )
    : plain
  const bare = MASKING.test(joined) ? joined.replace(MASK, '') : joined
  const open = HIDDEN.test(bare) ? bare.replace(ZERO, 'o') : bare
  return open.includes('I') ? open.replace(CAPITAL_I, 'l') : open
}
