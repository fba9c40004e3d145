import { enrol, foldNormalised, parseNumber } from '@chudong/vietnamese'
import { areWell, isSick } from './bystanders.ts'
import { deathsIn } from './deaths.ts'
import { numberWords, peopleIn } from './number-words.ts'
import { perLine } from './per-line.ts'
import { find } from './phrase-find.ts'
import { placesOf } from './places-of.ts'
import type { Line } from './read.ts'

/** People a sentence counts. */
export interface Mention {
  value: number
  start: number
  end: number
  dead: boolean
  /** Illness or hurt is said of these very people, not only somewhere in the sentence. */
  sick: boolean
  /** Besides somebody told of already: "74 người khác", "thêm hai bé nữa". */
  others: boolean
  /** "Thêm ba ca mắc": perhaps besides those told of already. */
  more: boolean
  /** What is left of a group whose other part is told of: "bốn người còn lại". */
  rest: boolean
}

const NUMBER_WORDS = new Set(
  'một hai ba bốn tư năm sáu bảy bẩy tám chín mười mươi chục trăm nghìn ngàn lăm mốt linh lẻ'.split(' '),
)
const DEATH_REACH = 9
/** Folded words that are looked for in every sentence, by number. */
const [CA, THU, LEN, LA, SO] = ['ca', 'thu', 'len', 'la', 'so'].map(enrol) as [
  number,
  number,
  number,
  number,
  number,
]

/** Everybody a sentence counts by number ("57 công nhân", "mười ba cháu", "số ca tăng lên 62"). */
export const mentionsIn = perLine((line: Line): Mention[] => {
  const numbered = peopleIn(line).filter(
    ({ start }) => numberStart(line, start) < start && !isApart(line, start),
  )
  const counted = numbered.flatMap((noun, i) => mentionOf(line, noun, numbered[i + 1]))
  return [...counted, ...wholes(line, counted), ...ordinals(line), ...rises(line)]
})

interface Noun {
  start: number
  end: number
}

function mentionOf(line: Line, noun: Noun, following?: Noun): Mention[] {
  const from = numberStart(line, noun.start)
  const value = shareOf(line, from) ?? statedNumber(line, from, noun.start)
  const next = following ? numberStart(line, following.start) : line.toned.length
  if (value === null || value > 100_000 || value === 0) return []
  const said = saidOf(line, from, noun.end, next)
  if (!said.dead && !isCountedUp(line, from) && areWell(line, { from, end: noun.end, next })) return []
  return [{ value, start: from, end: noun.end, ...said }]
}

/** These are dead by their very name. */
const LOST = /(mạng|thi thể)$/

function saidOf(line: Line, from: number, end: number, next: number) {
  const reach = Math.min(end + DEATH_REACH, next)
  const before = line.folded[from - 1]
  const tail = line.folded.slice(end, end + 2)
  return {
    dead:
      LOST.test(line.toned.slice(end - 2, end).join(' ')) ||
      (line.toned[from - 1] === 'mất' && line.toned[end - 1] === 'người') ||
      deathsIn(line).some((hit) => hit.start >= end && hit.start < reach),
    sick: isSick(line, end, Math.min(next, end + SICK_REACH)) || isCountedUp(line, from),
    others: (tail[0] === 'khac' && before !== 'them') || tail[0] === 'nua',
    more: before === 'them',
    rest: tail[0] === 'kia' || tail.join(' ') === 'con lai' || leavesThese(line, from),
  }
}

/** "Bà không qua khỏi, còn bốn người …"; "hiện còn ba em nghỉ" are some of those counted. */
function leavesThese(line: Line, from: number): boolean {
  const words = line.tones === 'restored' ? line.folded : line.toned
  return (
    /^c[oò]n$/.test(words[from - 1] ?? '') &&
    !/^(hien|van|nay|chi|cung|gio|thi)$/.test(line.folded[from - 2] ?? '')
  )
}

const SICK_REACH = 16

const COLON_REACH = 16

/** "Đếm được 117 người ở ba bệnh viện", "trạm y tế ghi sổ 34 người": the sick are what is counted up. */
function isCountedUp(line: Line, from: number): boolean {
  return find.countedUp(line).some(({ end }) => {
    if (end > from) return false
    return from - end <= 2 || (from - end <= COLON_REACH && isWritten(line, `: ${line.folded[from]}`))
  })
}

const WHOLE_REACH = 5

/** "Cả sáu đều nhập viện", "cả 6 nhiễm trùng": a group taken up again without its noun. */
function wholes(line: Line, counted: readonly Mention[]): Mention[] {
  return placesOf(CA, line.foldedNumbers).flatMap((i) => {
    if (line.toned[i] !== 'cả' || counted.some((m) => m.start === i + 1)) return []
    const end = i + 2
    const value = statedNumber(line, i + 1, end)
    if (
      value === null ||
      value < 2 ||
      /^(lan|gia|ben|nha|ngay|tuan|thang|noi|xa|ban)$/.test(line.folded[end] ?? '')
    )
      return []
    const said = saidOf(line, i + 1, end, Math.min(end + WHOLE_REACH, line.toned.length))
    return said.sick || said.dead ? [{ value, start: i + 1, end, ...said }] : []
  })
}

const COUNTED_ON = /(?:^| )(ca|nguoi|be|chau|em|benh nhan|benh nhi|truong hop|nan nhan|tre)$/

/** "Ca sốt mò thứ tám trong hai tuần": there are eight. "Chưa có ca thứ hai" says nothing. */
function ordinals(line: Line): Mention[] {
  const places = placesOf(THU, line.foldedNumbers)
  if (places.length === 0 || /(^| )(chua|khong) /.test(line.folded.join(' '))) return []
  return places.flatMap((i) => {
    if (line.toned[i] === 'thu' || !COUNTED_ON.test(nounBefore(line, i))) return []
    let end = i + 1
    while (NUMBER_WORDS.has(line.toned[end] ?? '') || (end === i + 1 && /^\d+$/.test(line.toned[end] ?? '')))
      end++
    const value = parseNumber(line.toned.slice(i + 1, end).join(' '))
    if (end === i + 1 || value === null || value < 2) return []
    return [
      { value, start: i, end, dead: isOfDeath(line, i), sick: true, others: false, more: false, rest: false },
    ]
  })
}

function isOfDeath(line: Line, at: number): boolean {
  return line.folded.slice(Math.max(0, at - 2), at).join(' ') === 'tu vong'
}

/** What stands before a place; a disease that stands between is passed over ("ca sốt mò thứ tám"). */
function nounBefore(line: Line, at: number): string {
  const disease = line.hits.find((hit) => hit.entry.concept === 'disease' && hit.end === at)
  const end = disease?.start ?? (isOfDeath(line, at) ? at - 2 : at)
  return line.folded.slice(Math.max(0, end - 2), end).join(' ')
}

/** "Số ca … tăng lên 62", "con số là 41": a total whose noun stands before it. */
function rises(line: Line): Mention[] {
  const at = Math.max(
    line.foldedNumbers.lastIndexOf(LEN),
    tellsTheNumber(line) ? line.foldedNumbers.lastIndexOf(LA) : -1,
  )
  if (at < 1) return []
  const to = /^(la|den|toi|thanh)$/.test(line.folded[at + 1] ?? '') ? at + 2 : at + 1
  const value = parseNumber(line.folded[to] ?? '')
  if (value === null || !/^\d+([.,]\d{3})?$/.test(line.folded[to] ?? '') || !countsPeople(line, at, to))
    return []
  const dead = deathsIn(line).some((hit) => hit.start < at && at - hit.start <= 4)
  return [{ value, start: at, end: to + 1, dead, sick: true, others: false, more: false, rest: false }]
}

/** "Con số là 41". */
function tellsTheNumber({ folded, foldedNumbers }: Line): boolean {
  return placesOf(SO, foldedNumbers).some(
    (i) => folded[i - 1] === 'con' && folded[i + 1] === 'la' && i + 2 < folded.length,
  )
}

function countsPeople(line: Line, at: number, to: number): boolean {
  if (/^(gai|trai|be|chau|con|moi|vua)$/.test(line.folded[at - 1] ?? '')) return false
  if (/^(ty|trieu|tuoi|kg|dong|gio|do|lan|phan)$/.test(line.folded[to + 1] ?? '')) return false
  return find.people(line).some((p) => p.start < at) || line.folded.slice(0, at).includes('so')
}

/** "36 trên 90 người mắc", "tám trong số 92 bệnh nhân": of the ninety, thirty-six. */
function shareOf(line: Line, from: number): number | null {
  const before = line.folded.slice(Math.max(0, from - 3), from).join(' ')
  const words = /(?:^| )(tren|trong|trong so|trong tong so|tren tong so)$/.exec(before)?.[1]
  if (words === undefined) return null
  const at = from - words.split(' ').length
  const start = numberStart(line, at)
  const share = start === at ? null : statedNumber(line, start, at)
  return share === 1 ? null : share
}

/**
 * "Gọi cấp cứu 115, bà co giật", "đầu tiên trong năm, bệnh nhân …": a comma between a number and a noun keeps them
 * apart; "hôm 11/6 chị H." is a date.
 */
function isApart(line: Line, at: number): boolean {
  const [two, one, noun] = [line.folded[at - 2] ?? '', line.folded[at - 1], line.folded[at]]
  if (
    [',', ':', ';', '.', ' ('].some((mark) =>
      isWritten(line, `${one}${mark}${mark === ' (' ? '' : ' '}${noun}`),
    )
  )
    return true
  return /^\d/.test(two) && isWritten(line, `${two}/${one} ${noun}`)
}

function isWritten(line: Line, words: string): boolean {
  return written(line).includes(words)
}

const written = perLine((line) => foldNormalised(line.plain))

/** Walks left from a noun over the number before it; equal to `at` when none. */
function numberStart(line: Line, at: number): number {
  const words = numberWords(line)
  let from = at
  while (from > 0 && NUMBER_WORDS.has(words[from - 1] ?? '') && !(from < at && isParted(line, from))) from--
  if (from === at && /^\d[\d.,]*$/.test(line.toned[at - 1] ?? '')) return at - 1
  return from
}

/** "Thứ Năm, mười bốn học sinh": a comma ends a number. */
function isParted(line: Line, at: number): boolean {
  return isWritten(line, `${line.folded[at - 1]}, ${line.folded[at]}`)
}

function statedNumber(line: Line, from: number, to: number): number | null {
  const before = isParted(line, from) ? '' : (line.folded[from - 1] ?? '')
  if (/^(hang|vai|may|thu|nam|thang|lop|khoa|mung)$/.test(before) || line.toned[from - 1] === 'tầng')
    return null
  const hour = /^(gio|h|phut|luc)$/.test(before) && /^\d/.test(line.folded[from - 2] ?? '')
  const shift = before === 'trong' && line.folded[to] === 'ca'
  return shift || (hour && !isWritten(line, `${before}, `))
    ? null
    : parseNumber(numberWords(line).slice(from, to).join(' '))
}

/** How many are ill at least where it is said vaguely: "hơn chục em nhập viện" 10, "hàng trăm người ngộ độc" 100; 0 = nobody. */
export const vagueNumber = perLine((line: Line): number =>
  Math.max(0, ...find.people(line).map(({ start, end }) => vagueBefore(line, start, end))),
)

function vagueBefore(line: Line, start: number, end: number): number {
  const scale = VAGUE[line.folded[start - 1] ?? ''] ?? 0
  if (scale === 0 || statedNumber(line, numberStart(line, start), start) !== null) return 0
  if (!isSick(line, end, end + SICK_NEAR)) return 0
  return scale > 10 && line.folded[start - 2] === 'gan' ? scale / 2 : scale
}

/** "Nhiều nữ sinh choáng", "mười mấy người": more than one, but nobody counted them. */
export const areMany = perLine((line: Line): boolean =>
  find.people(line).some(({ start, end }) => {
    const before = line.folded.slice(Math.max(0, start - 2), start).join(' ')
    return /(^| )(nhieu|may|hang loat|vai|mot so|loat)$/.test(before) && isSick(line, end, end + SICK_NEAR)
  }),
)

const VAGUE: Record<string, number> = { chuc: 10, tram: 100, nghin: 1000, ngan: 1000 }
const SICK_NEAR = 5
