import { fold } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import { isSick } from './bystanders.ts'
import { longNumberBefore } from './long-numbers.ts'
import { perLine } from './per-line.ts'
import { find } from './phrase-find.ts'
import type { Line } from './read.ts'

/** What a folded word says as a number; as another word it is commoner with most of them. */
const MEANT: Readonly<Record<string, string>> = {
  mot: 'một',
  hai: 'hai',
  bon: 'bốn',
  sau: 'sáu',
  bay: 'bảy',
  tam: 'tám',
  chin: 'chín',
  muoi: 'mười',
}
/** Behind these the word is another: "gây hại người", "bọn trẻ", "tạm cách ly". */
const ANOTHER: Readonly<Record<string, RegExp>> = {
  hai: /^(gay|lam|bi|nguy|co|moi|phai|dang|thiet|tai|da|ton|tac|am|ham|sat|minh)$/,
  bon: /^(hai|ba|may|muoi|tao)$/,
  sau: /^(ngay|lien|truoc|mai|ve|tuan|thang|nam|hom|bua|buoi|lan|phia|cua|gio|phut|tieng|nhu|doi|dot)$/,
  tam: /^(cho|di|trung|tro|phong|gui|an|dang|trong|nha|ho|be|sau|tuy|noi|quan|vien|khoa)$/,
  bay: /^(may|chuyen|trung|chim)$/,
  chin: /^(nau|an|chua|da)$/,
}
/** "Sau ca mổ", "sau ca trực". */
const AFTER = /^(mo|phau|truc|sinh|sanh|de|lam|dieu|can|ghep|tiem|khong|cap|chich|rua|loc)$/
/** "Nam bệnh nhân 23 tuổi" is one man, not five. */
const YEARS = /^(tuoi|t)$/

/**
 * The words of a sentence as numbers are read from them. Where a sentence came without tones, a number word right in front of
 * people is one, whatever tones the words around it made likelier ("sau nguoi chet" → six), and a man with an age is not five.
 */
export const numberWords = perLine((line: Line): readonly string[] => {
  if (line.tones !== 'restored') return line.toned
  let words: string[] | null = null
  for (const noun of peopleIn(line)) {
    const at = noun.start - 1
    const meant = meantAt(line, at, noun.end)
    if (meant !== null && meant !== line.toned[at]) {
      words ??= [...line.toned]
      words[at] = meant
    }
    const long = longNumber(line, noun.start)
    if (long.length > 0) {
      words ??= [...line.toned]
      words.splice(noun.start - long.length, long.length, ...long)
    }
  }
  return words ?? line.toned
})

/** "Sau muoi tam dua tre"; "ngày sau, mười tám đứa" are eighteen. */
function longNumber({ folded }: Line, end: number): readonly string[] {
  const found = longNumberBefore(folded, end)
  const first = end - found.length
  return found.length > 2 && ANOTHER[folded[first] ?? '']?.test(folded[first - 1] ?? '')
    ? found.slice(1)
    : found
}

/** Words for people that hardly mean anything else behind a number. */
const PLAIN = new Set(['nguoi', 'em', 'chau', 'tre', 'dua'])
const PEOPLE = new Set(data.people.map(fold).filter((noun) => noun.includes(' ') || PLAIN.has(noun)))

/** These are people when illness is said of them next: "7 bạn sốt", "ba chị nổi mẩn"; else "7 bản", "ba chỉ". */
const OFTEN_PEOPLE = /^(ban|chi|cu|cau|tho|ca)$/
const ILL_REACH = 7

interface Noun {
  start: number
  end: number
}

/**
 * Words for people in a sentence; in one that came without tones also those right behind a number whose tones were restored
 * otherwise ("33 hoc vien nhi" → học viện nhi).
 */
export const peopleIn = perLine((line: Line): readonly Noun[] => {
  const found = find.people(line).map((noun) => withoutThree(line, noun))
  if (line.tones !== 'restored') return found
  const sure = found.filter((noun) => !areThings(line, noun) && !isFive(line, noun))
  const others = line.folded.flatMap((word, i): Noun[] => {
    const start = i + 1
    if (
      !(isNumber(word) || longNumberBefore(line.folded, start).length > 0) ||
      found.some((noun) => noun.start <= start && start < noun.end)
    )
      return []
    const words = [2, 1].find((size) => PEOPLE.has(line.folded.slice(start, start + size).join(' ')))
    if (words !== undefined) return [{ start, end: start + words }]
    const ill = OFTEN_PEOPLE.test(line.folded[start] ?? '') && isSick(line, start + 1, start + ILL_REACH)
    return ill && line.folded[i - 1] !== 'cung' && !(Number(word) > FEW) ? [{ start, end: start + 1 }] : []
  })
  return others.length === 0 ? sure : [...sure, ...others].sort((a, b) => a.start - b.start)
})

/** Nobody counts so many old men or brothers: "140 ống", "36 ảnh", "năm 2019 có". */
const FEW = 20
const THINGS = /^(ong|anh|co|chu)$/

function areThings({ folded }: Line, { start, end }: Noun): boolean {
  const figure = folded[start - 1] ?? ''
  return end - start === 1 && THINGS.test(folded[start] ?? '') && /^\d+$/.test(figure) && Number(figure) > FEW
}

/** "Một trăm linh năm ca" has no man in it. */
function isFive({ folded }: Line, { start, end }: Noun): boolean {
  return folded[start] === 'nam' && end - start === 1 && longNumberBefore(folded, end).length > 0
}

/** "Ba con nhỏ" are three children, not a father with his. */
function withoutThree({ tones, toned, folded }: Line, { start, end }: Noun): Noun {
  const three =
    tones === 'restored'
      ? folded[start] === 'ba' && folded[start + 1] === 'con' && CHILD_BARE.test(folded[start + 2] ?? '')
      : toned[start] === 'ba' && toned[start + 1] === 'con' && CHILD.test(toned[start + 2] ?? '')
  return three ? { start: start + 1, end: start + 3 } : { start, end }
}

const CHILD = /^(nhỏ|thơ|gái|trai)$/
const CHILD_BARE = /^(nho|tho|gai|trai)$/

function isNumber(word: string): boolean {
  return word in MEANT || /^\d+$/.test(word)
}

/** Behind these "ba" is three, not an old woman or a father: "ba người", "ba đứa", "ba con nhỏ". */
const THREE =
  /^(nguoi|dua|tre|con (nho|tho|gai|trai)|benh nhan|benh nhi|hoc sinh|cong nhan|nan nhan|truong hop|sinh vien|mang)$/

/** What the word before people says; null where nothing is known better than its tones. */
function meantAt(line: Line, at: number, end: number): string | null {
  const { folded } = line
  const word = folded[at]
  if (word === undefined) return null
  if (word === 'nam') return fiveOrMale(line, at, end)
  if (word === 'ba') return THREE.test(folded.slice(at + 1, end).join(' ')) ? 'ba' : null
  const meant = MEANT[word]
  if (meant === undefined) return null
  if (ANOTHER[word]?.test(folded[at - 1] ?? ''))
    return /^(sau|tam)$/.test(word) || folded[at - 1] === 'tao' ? word : null
  return word === 'sau' && folded[at + 1] === 'ca' && AFTER.test(folded[end] ?? '') ? 'sau' : meant
}

/** Of these nobody says that they are men: "năm ca", "năm cháu". */
const NEVER_MALE = /^(ca|chau|em|nguoi|dua|tre|truong hop|chi|chi em|anh em|con nho|me con)$/
const PLACES = /^(viet|quang|ha|mien|phia|dong|tay|hai|o)$/

function fiveOrMale({ folded, toned }: Line, at: number, end: number): string | null {
  if (isAged(folded, end) && toned[at] === 'năm') return 'nam'
  const five = NEVER_MALE.test(folded.slice(at + 1, end).join(' ')) && toned[at] === 'nam'
  return five && !PLACES.test(folded[at - 1] ?? '') ? 'năm' : null
}

function isAged(folded: readonly string[], end: number): boolean {
  return /^\d{1,3}$/.test(folded[end] ?? '') && YEARS.test(folded[end + 1] ?? '')
}
