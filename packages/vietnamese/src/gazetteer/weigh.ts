import type { Mention } from './find.ts'

/** A great city that is named after another province is seldom the place itself. */
const LATE_CITY = 0.6

/** What each province of the places found weighs: where and how each is named, the second time less than the first. */
export function weigh(found: readonly Mention[], text: string): Map<string, number> {
  const weights = new Map<string, number>()
  const headEnd = firstBreak(text)
  const seen = new Map<string, number>()
  for (const one of found) {
    if (one.province === null) continue
    const again = seen.get(one.province) ?? 0
    const late =
      again === 0 && isGreatCity(one) && [...seen.keys()].some((province) => !GREAT_CITIES.has(province))
    seen.set(one.province, again + 1)
    const weight = (weightOf(one, headEnd) / (1 + again)) * (late ? LATE_CITY : 1)
    weights.set(one.province, (weights.get(one.province) ?? 0) + weight)
  }
  return weights
}

/** What one place weighs by the words round it; before `headEnd` (headline, first sentence) half as much again. */
export function weightOf(one: Mention, headEnd: number): number {
  const base = one.level === 'province' ? 1.5 : one.explicit ? 1.6 : 1.1
  const cue = one.home
    ? 0.35
    : one.facility
      ? 0.55
      : one.motion
        ? motionOf(one)
        : one.official
          ? 1.6
          : one.where
            ? 1.4
            : 1
  return base * cue * (one.start < headEnd ? 1.5 : 1)
}

const TREATED =
  /(?:điều trị|phẫu thuật|lọc máu|thải chì|thải độc|hồi sức|dieu tri|phau thuat|loc mau|hoi suc)[^.,;\n]{0,25}\s(?:tại|ở|tai|o)\s(?:TP\.? ?)?$/iu

/** "bốn cháu phải lọc máu tại Hà Nội": the sick are taken to a great city from elsewhere. */
function isTreatedThere(one: Mention, text: string): boolean {
  return isGreatCity(one) && one.official && TREATED.test(text.slice(Math.max(0, one.start - 60), one.start))
}

/** The sick of every province are taken to the two great cities, goods are sold there, and courts and ministries sit there. */
const GREAT_CITIES = new Set(['Hà Nội', 'TP. Hồ Chí Minh'])

function isGreatCity({ province }: Mention): boolean {
  return province !== null && GREAT_CITIES.has(province)
}

function motionOf(one: Mention): number {
  return isGreatCity(one) ? 0.35 : 0.6
}

function firstBreak(text: string): number {
  const at = text.indexOf('\n')
  return at > 0 ? Math.min(at, 300) : Math.min(text.length, 200)
}

const LIST_GAP = /^\s?(?:,|,?\s?(?:và|va|hay|hoặc|hoac|lẫn|&|cùng|với))\s$/

/**
 * Places named in one breath stand alike: "tại Sơn La và Lai Châu", "phải qua Vĩnh Long, An Giang chích" – what the words
 * in front say of the first holds for all, so that two provinces told of together leave the event without one.
 */
export function inLists(found: readonly Mention[], text: string): Mention[] {
  const read: Mention[] = []
  const several = found.some(({ province }) => province !== null && province !== found[0]?.province)
  for (const one of found) {
    const front = read.at(-1)
    if (front !== undefined && isListed(front, one, text)) read.push({ ...one, ...roleOf(front) })
    else read.push(several && isTreatedThere(one, text) ? { ...one, motion: true } : one)
  }
  return read
}

function isListed(front: Mention, one: Mention, text: string): boolean {
  if (front.level !== 'province' || one.level !== 'province' || front.province === one.province) return false
  return LIST_GAP.test(text.slice(front.end, one.start))
}

function roleOf({ where, official, motion, home, facility }: Mention) {
  return { where, official, motion, home, facility }
}
