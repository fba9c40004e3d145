import { enrol, type PhraseMatch } from '@chudong/vietnamese'
import { perLine } from './per-line.ts'
import { find } from './phrase-find.ts'
import { placesOf } from './places-of.ts'
import type { Line } from './read.ts'

/** A place in a sentence, in tokens; `end` is exclusive. */
interface Place {
  start: number
  end: number
}

/** Places where somebody is said to have died; "chưa có ca tử vong", "cá chết" and "chết lâm sàng" are none. */
export const deathsIn = perLine((line: Line): Place[] => {
  const denied = find.noDeath(line)
  const said = find.dead(line).filter(({ start, end }) => isOfPeople(line, start, end))
  return [...said, ...passings(line, said)]
    .filter(({ start, end }) => !denied.some((no) => no.start <= start && no.end >= end))
    .filter(({ start, end }) => !isDenied(line, start) && !wasSaved(line, start, end))
    .sort((a, b) => a.start - b.start)
})

const NOBODY =
  /(^| )(khong|chua|nguy|suyt|tranh)( (co|ghi nhan|ai|truong hop|ca|nguoi|tre|em|benh nhan|nao|bi|phai))*$/

function isDenied(line: Line, start: number): boolean {
  return NOBODY.test(line.folded.slice(Math.max(0, start - 7), start).join(' '))
}

/** "Ngưng thở phải bóp bóng suốt đường", "ngừng thở gần nửa phút": breath stopped and came back. */
function wasSaved(line: Line, start: number, end: number): boolean {
  if (line.folded[start + 1] !== 'tho') return false
  return /^(gan|phai|may|duoc)|bop bong|tho may|may (co|ma|duoc)/.test(
    line.folded.slice(end, end + 14).join(' '),
  )
}

const ANIMALS = new Set('gà vịt trâu bò lợn heo chó mèo cá tôm chim chuột muỗi xác thịt'.split(' '))

/** "Mổ trâu chết", "gà ốm chết" are of animals; "chết lâm sàng" is not dead; "độc chết người" speaks of a danger. */
function isOfPeople(line: Line, start: number, end: number): boolean {
  if (line.folded[start] !== 'chet') return true
  if (/^(lam|nguoi|khiep)$/.test(line.folded[end] ?? '')) return false
  return !line.toned.slice(Math.max(0, start - 2), start).some((word) => ANIMALS.has(word))
}

const WHO = new Set(
  'anh chi ong ba cu chau be em co bac chu cau di vo chong bo me ma con no nguoi ban dua trai gai da vua cung phu minh tui toi nhi nhan'.split(
    ' ',
  ),
)
/** What one can lose and live: "mất nước", "mất thị lực", "mất 5 giờ". */
const LOSABLE =
  /^(\d.*|nuoc|mau|thi|giac|tien|viec|ngu|tri|mach|tich|dau|dien|xe|kiem|phuong|cam|suc|kha|y|lien|lap|tat|hon|gan|ca|khoang|tieng|mot|hai|ba|bon|may|vai|nhieu|het|uy|niem|hung|trom|cap|do|vi|khau|an|ve|chat|bao|thoi|chan|tay|dang|mui|no|quyen|day|bo|chong|me|ket|ngon|song|mang|luon|toan)$/

const PASSED = enrol('mất')

/** "Hai anh mất", "cụ vừa mất": a passing told by "mất" alone, after whom it is said of and without what is lost. */
function passings(line: Line, said: readonly Place[]): Place[] {
  return placesOf(PASSED, line.numbers).flatMap((i) => {
    if (said.some(({ start, end }) => start <= i && i < end)) return []
    const ends = /[\s\d]m[ấa]t\s*[,.;:!?…]/iu.test(line.text) && !/^\d/.test(line.folded[i + 1] ?? '')
    const of = WHO.has(line.folded[i - 1] ?? '') && (ends || !LOSABLE.test(line.folded[i + 1] ?? ''))
    return of ? [{ start: i, end: i + 1 }] : []
  })
}

const NAMED = /(?<!\p{L})(anh|chị|ông|bà|cụ|cháu|bé|em)\s+(\p{Lu}\p{Ll}*\.?|\p{Lu}[.\p{Lu}]*)/iu
/** Without tones "ba", "anh" and "be" are other words too: a small letter before a name with a capital, or an initial, tells. */
const NAMED_TONELESS =
  /(?<!\p{L})(?:(?:anh|chi|ong|ba|cu|chau|be|em)\s+\p{Lu}|(?:Anh|Chi|Ong|Ba|Cu|Chau|Be|Em)\s+\p{Lu}\.?(?!\p{L}))/u
/** "Ba Tran Thi M." at the beginning: there the restored tone has to say it. */
const BEGINS_NAMED = /^(?:Anh|Chi|Ong|Ba|Cu|Chau|Be|Em)\s+\p{Lu}\p{Ll}/u
const TITLES = new Set('anh chị ông bà cụ cháu bé em'.split(' '))
const AGED = /\d+\s+(th[áa]ng\s+)?tu[ổo]i/u

/** "73 bệnh nhân", "các bé" are not one. */
const MANY = /^(\d.*|các|những|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|mấy|vài)$/

/** Where one person is told of, as a token position: by a phrase, a name after a title, or an age. */
export const onePerson = perLine((line: Line): number | null => {
  const phrase = find
    .single(line)
    .find((m) => (m.phrase.includes(' ') || isOneChild(line, m)) && !MANY.test(line.toned[m.start - 1] ?? ''))
  if (phrase) return phrase.start
  return isNamed(line) || AGED.test(line.plain) ? 0 : null
})

function isNamed({ plain, tones, toned }: Line): boolean {
  if (tones === 'restored')
    return NAMED_TONELESS.test(plain) || (BEGINS_NAMED.test(plain) && TITLES.has(toned[0] ?? ''))
  const name = NAMED.exec(plain)?.[2]
  return name !== undefined && name !== name.toLowerCase()
}

/** Behind these "be" is a child, and not "bể", "bế", "bê" or "bè", whatever its restored tone. */
const OF_CHILD =
  /^(bi|dang|duoc|da|vua|moi|sot|non|oi|ho|khoc|tu|mat|chet|nhap|phai|an|uong|bu|bo|tim|co|kho|nha|o|nay|ay|lop|hoc|khong|chua|qua|len|ngu|con|so|hon|gan|nang|thu)$/

function isOneChild({ tones, folded }: Line, { phrase, end }: PhraseMatch): boolean {
  return phrase === 'bé' && (tones !== 'restored' || OF_CHILD.test(folded[end] ?? ''))
}

const REACH = 40

/** One death without a number: "bé gái 9 tuổi ở Bạc Liêu tử vong". */
export function tellsOfOneDeath(line: Line): boolean {
  const deaths = deathsIn(line)
  if (deaths.some(({ start }) => line.toned[start] === 'tử' && isTheCase(line, start - 1))) return true
  const person = deaths.length === 0 ? null : onePerson(line)
  return person !== null && deaths.some(({ start }) => start > person && start - person < REACH)
}

/** "Họp về ca tử vong sau cắt amidan": one, unless many are spoken of. */
function isTheCase(line: Line, at: number): boolean {
  const before = line.folded[at - 1] ?? ''
  return line.folded[at] === 'ca' && !/^(cac|so|nhung|nhieu|le|vai|may|moi|\d.*)$/.test(before)
}

const PAIR_REACH = 8

/** "Sản phụ và thai nhi tử vong", "hai vợ chồng chết": two, told without a count. */
export function tellsOfTwoDeaths(line: Line): boolean {
  const deaths = deathsIn(line)
  return [...find.pairs(line), ...find.couples(line), ...motherAndChild(line)].some(({ end }) =>
    deaths.some(({ start }) => start >= end && start - end <= PAIR_REACH),
  )
}

const MOTHER = /^(san|thai) phu \d+ tuoi (va|cung|lan) (thai nhi|con|be|chau|em be)( |$)/
const WORDS = 8

/** "Sản phụ 22 tuổi và thai nhi": the age stands between. */
function motherAndChild({ folded }: Line): Place[] {
  const start = folded.indexOf('phu') - 1
  if (start < 0 || !MOTHER.test(folded.slice(start, start + WORDS).join(' '))) return []
  return [{ start, end: start + WORDS - 2 }]
}

const CALLED = /^(anh|chi|ong|ba|cu|chau|be|em|co|bac|chu|cau|vo|chong|bo|me|con|no|benh|nhan|nhi|khach)$/
const NEAR = 5

/** The person told of before has died: "chị mất trưa hôm đó", "cháu không qua khỏi". */
export function tellsOfTheirDeath(line: Line): boolean {
  return deathsIn(line).some(({ start }) =>
    line.folded.slice(Math.max(0, start - NEAR), start).some((word) => CALLED.test(word)),
  )
}
