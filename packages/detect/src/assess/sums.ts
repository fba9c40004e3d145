import { isSick } from './bystanders.ts'
import type { Mention } from './mentions.ts'
import { find } from './phrase-find.ts'
import type { Line } from './read.ts'

/** How many people a sentence's mentions make together; null when it counts nobody. */
export function together(line: Line, mentions: readonly Mention[]): number | null {
  const all = withoutGroups(line, mentions)
  if (all.length === 0) return null
  const biggest = Math.max(...all.map((m) => m.value))
  const [only] = all
  if (all.length === 1 && only?.more && afterOwnChild(line, only)) return only.value + 1
  const others = all.find((m) => m.others)
  if (others && find.part(line).every((p) => p.phrase === 'còn lại'))
    return Math.max(biggest, andOthers(all, others))
  if (all.some((m) => m.rest)) return Math.max(biggest, sumOfParts(all))
  if (find.part(line).length > 0 || find.total(line).length > 0) return biggest + alsoIll(line)
  return Math.max(biggest, inPieces(line, all)) + alsoIll(line)
}

/** "Con em sốt ngày thứ tư, cùng dãy đã có thêm hai bé nằm viện": the writer's own child is the third. */
function afterOwnChild(line: Line, { start }: Mention): boolean {
  return find.own(line).some(({ end }) => end <= start && isSick(line, end, start))
}

/** "Hai người tử vong, ba người khác sốc"; who is told of after "hai người khác" are these two. */
function andOthers(all: readonly Mention[], others: Mention): number {
  const before = all.filter((m) => m.start < others.start)
  return others.value + (before.length > 0 ? sum(before) : 1)
}

/** A group of whom some are ill: "phòng 8 chị em thì hai người phát hiện lao" counts the two. */
function withoutGroups(line: Line, mentions: readonly Mention[]): Mention[] {
  return mentions.filter((m, i) => {
    const next = mentions[i + 1]
    if (!next || m.sick || m.dead || m.rest || next.value >= m.value || !(next.sick || next.dead)) return true
    const linked = /^(thi|co)$/.test(line.folded[next.start - 1] ?? '')
    return !linked || isSick(line, 0, m.start)
  })
}

/** "Bốn người còn lại" and those told of before them; a first mention that they all belong to is no part. */
function sumOfParts(all: readonly Mention[]): number {
  const [first, ...parts] = all
  const rest = parts.some((m) => m.rest)
  return first && rest && parts.length > 1 && first.value >= sum(parts) ? first.value : sum(all)
}

/** Adds up only those who cannot be the same people: the dead told first, side by side nouns, the dying and the dead. */
function inPieces(line: Line, all: readonly Mention[]): number {
  const [first, second] = all
  if (!first || !second) return first?.value ?? 0
  const dead = all.filter((m) => m.dead)
  const ill = all.filter((m) => !m.dead)
  const [firstDead] = dead
  const [firstIll] = ill
  if (firstDead && firstIll && areApart(line, firstIll, firstDead)) return sum(all)
  return sideBySide(line, all)
}

/** The dead told first, those dying when others were dead, and those who "had died before" are not of the others. */
function areApart(line: Line, ill: Mention, dead: Mention): boolean {
  if (dead.start < ill.start || areDying(line, ill, dead)) return true
  return line.folded[dead.start - 2] === 'truoc' && line.folded[dead.start - 1] === 'do'
}

const DYING = /nguy kich|hon me|loc mau|mo mat|nguy cap/

function areDying(line: Line, ill: Mention, dead: Mention): boolean {
  return DYING.test(line.folded.slice(ill.end, dead.start).join(' '))
}

/** "Chín em và bốn cán bộ nhập viện", "2 bệnh nhân, 1 hộ lý": different people named in one breath. */
function sideBySide(line: Line, all: readonly Mention[]): number {
  let best = 0
  let run = 0
  all.forEach((m, i) => {
    const last = all[i - 1]
    run = last && areJoined(line, last, m) ? run + m.value : m.value
    best = Math.max(best, run)
  })
  return best
}

/** Whether two groups of a sentence are named in one breath, and are different people. */
export function areJoined(line: Line, one: Mention, other: Mention): boolean {
  const between = line.folded.slice(one.end, other.start)
  const noun = (m: Mention) => line.folded.slice(m.start + 1, m.end).join(' ')
  if (noun(one) === noun(other) || between.length > 3) return false
  return (between.length === 0 && !ANYBODY.test(noun(other))) || /^(va|cung|voi)$/.test(between.at(-1) ?? '')
}

/** These may be some of those just counted. */
const ANYBODY =
  /^(nguoi|dua|be|em|chau|tre|ca|benh nhan|ban|nguoi lon|tre nho|con em|hs|hoc sinh|bn|ng|phu nu)/

const ALSO_REACH = 4

/** "… 14 em thủy đậu, cô giáo cũng lây": one more, who is named without a number. */
function alsoIll(line: Line): number {
  const also = find.oneMore(line)
  return also.some(({ end }) => line.folded[end] === 'cung' && isSick(line, end, end + ALSO_REACH)) ? 1 : 0
}

function sum(mentions: readonly Mention[]): number {
  return mentions.reduce((total, m) => total + m.value, 0)
}
