import { perLine } from './per-line.ts'
import { find } from './phrase-find.ts'
import type { Line } from './read.ts'

/** A number of people in a sentence: where the number starts, where the noun ends, where the next number starts. */
export interface Group {
  from: number
  end: number
  next: number
}

const HEALTHY_REACH = 6
const SICK_REACH = 7
/** Where it happened may stand between: "30 học sinh nội trú ở Cao Lãnh, Đồng Tháp vừa được chở đi cấp cứu". */
const TOLD_REACH = 14
const CARE_REACH = 8
/** These are ill by their very name, whatever is done for them. */
const PATIENTS = /^(ca|benh nhan|benh nhi|bn|nan nhan)$/
/** What may stand between "tiêm" and a number: "tiêm tiếp cho hơn 240 học sinh". */
const FILLERS = new Set(
  'tiep them cho hon gan khoang chung tren toan bo tat ca dot ngay tong so duoc da du xong nhanh mau cua voi vac xin vacxin vaccine phong mui nhac bo sung thuoc di den lan luot rieng gom'.split(
    ' ',
  ),
)
const SICK = new Set(['poison', 'gut', 'symptom', 'admit', 'infected', 'severe', 'death', 'aefi'])

/**
 * People who are told of but not ill: those vaccinated, tested, invited, still at school, contacts of a patient. "Tiêm tiếp
 * 240 học sinh còn lại" counts nobody; "khám cho 40 em ngộ độc" does, for illness is said of them.
 */
export function areWell(line: Line, group: Group): boolean {
  return isSaidToBeWell(line, group) || isCaredForWell(line, group)
}

/**
 * "70 người tiếp xúc", "800 học sinh vẫn đi học"; not "40 em nghỉ học vì sốt", nor "3 trẻ sốt sau khi được tiêm", nor
 * "30 học sinh nội trú đi cấp cứu": where they live or ate says nothing when illness is said of them next.
 */
function isSaidToBeWell(line: Line, { end, next }: Group): boolean {
  const told = new Set(
    find
      .whoeverIll(line)
      .flatMap((m) => (isSick(line, m.end, Math.min(next, m.end + TOLD_REACH)) ? [m.start] : [])),
  )
  return find.notIll(line).some((m) => {
    const reach = m.end - m.start > 1 ? HEALTHY_REACH : 3
    if (m.start < end - 1 || m.start > end + reach || told.has(m.start) || isInTurn(line, m.start))
      return false
    if (next - end > 1 && m.start >= next) return false
    const reason = /^(vi|do)$/.test(line.folded[m.end] ?? '')
    return !isSick(line, end, m.start) && !(reason && isSick(line, m.end, m.end + 4))
  })
}

/** "Lượt" counts visits, "lần lượt" does not. */
function isInTurn({ folded }: Line, at: number): boolean {
  return folded[at] === 'luot' && folded[at - 1] === 'lan'
}

function isCaredForWell(line: Line, group: Group): boolean {
  const { from, end, next } = group
  const noun = line.folded.slice(end - (line.folded[end - 2] === 'benh' ? 2 : 1), end).join(' ')
  if (PATIENTS.test(noun) || isSick(line, end, Math.min(next, end + SICK_REACH))) return false
  return find.before(line).some((m) => m.end <= from && leadsTo(line, m.end, from))
}

/** Only fillers stand between, or the number is what a "cho" some words later speaks of: "tiêm vắc xin sởi cho 240 trẻ". */
function leadsTo(line: Line, from: number, to: number): boolean {
  const between = line.folded.slice(from, to)
  if (between.length > CARE_REACH) return false
  if (between.every((word) => FILLERS.has(word))) return true
  const cho = between.lastIndexOf('cho')
  return cho >= 0 && between.slice(cho).every((word) => FILLERS.has(word)) && !isSick(line, from, to)
}

/** Whether illness or hurt is spoken of between two places of a sentence; "chưa mắc" is none. */
export function isSick(line: Line, from: number, to: number): boolean {
  return sickPlaces(line).some((start) => start >= from && start < to)
}

/** Said of an outbreak, but of those around the sick. */
const CARE = new Set([
  'cách ly',
  'cách ly tại nhà',
  'uống thuốc dự phòng',
  'uống kháng sinh dự phòng',
  'khoanh vùng',
  'phun hóa chất',
  'khử khuẩn',
  'phong tỏa',
  'truy vết',
  'chốt kiểm dịch',
  'giám sát ca bệnh',
  'dịch',
])

const sickPlaces = perLine((line) =>
  [
    ...line.hits.flatMap(({ entry, start }) =>
      SICK.has(entry.concept) && !CARE.has(entry.phrase) ? [start] : [],
    ),
    ...find.state(line).map(({ start }) => start),
    ...diseasePlaces(line),
    ...befalling(line),
  ].filter((start) => !DENIED.test(line.folded.slice(Math.max(0, start - 3), start).join(' '))),
)

/** "Cung lay", "bi oi", "oi ra mau": behind these words the syllables are of illness, whatever tones were restored. */
const BEFALLS = /^(bi|cung|deu)$/
const ILL = /^(om|oi|ngat|non|sot|lay)$/
const TAKEN = /^(mau|tien|loi|y|lai|ra|vo|chong|hang|do|bang)$/

function befalling({ tones, folded }: Line): number[] {
  if (tones !== 'restored') return []
  return folded.flatMap((word, i) => {
    const next = folded[i + 1] ?? ''
    const said = ILL.test(word) && BEFALLS.test(folded[i - 1] ?? '') && !TAKEN.test(next)
    return said || (word === 'oi' && /^(ra|mua|thao)$/.test(next)) ? [i] : []
  })
}

const DENIED = /(^| )(chua|khong)( (ai|co|bi|em nao))?$/

/** A disease that somebody has, not one that a vaccine is for. */
function diseasePlaces(line: Line): number[] {
  return line.hits
    .filter(({ entry, start }) => entry.concept === 'disease' && !FOR.test(line.folded[start - 1] ?? ''))
    .map(({ start }) => start)
}

const FOR = /^(xin|vacxin|vaccine|ngua|phong|chong|mui)$/
