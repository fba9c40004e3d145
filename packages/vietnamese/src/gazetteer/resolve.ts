import cues from '../../data/place-cues.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { phraseMatcher } from '../phrases.ts'
import { sentences } from '../sentences.ts'
import { type Mention, mentions, type PlaceOptions } from './find.ts'
import { type PlaceText, prepare } from './scan.ts'

/** Where the event of a text is; province '' when that cannot be said. */
export interface ResolvedProvince {
  province: string
  /** Places in that province, most specific first; all sure places when it abstains. */
  places: string[]
  /** Sentence that decided it, '' when abstaining. */
  quote: string
}

/** Share of the second-best province's weight that the best must beat. */
const MARGIN = 1.25
const LEAST = 0.8
/** A place in passing does not outweigh what a provincial source is about. */
const LEAST_AGAINST_HINT = 1.4

/**
 * The current province of the event a text speaks of. Weighs where each place stands (address, "tại", "Sở Y tế",
 * headline, hospital) and abstains when two provinces are as likely, or a shared name stands alone.
 * "Ổ dịch tại Thạnh Phú, Bến Tre" → Vĩnh Long; "Ổ dịch tại xã Tân Phú" → ''.
 */
export function resolveProvince(text: string, options: PlaceOptions = {}): ResolvedProvince {
  const source = prepare(text)
  const found = mentions(source, options)
  const weights = weigh(found, source.text)
  const { hint } = options
  if (hint !== undefined && speaksOfOwnProvince(source))
    weights.set(hint, (weights.get(hint) ?? 0) + OWN_WEIGHT)
  const { home } = options
  if (home !== undefined && speaksOfHere(source)) weights.set(home, (weights.get(home) ?? 0) + HERE_WEIGHT)
  const [best, second] = [...weights].sort((a, b) => b[1] - a[1])
  const least = best && hint !== undefined && best[0] !== hint ? LEAST_AGAINST_HINT : LEAST
  if (!best || best[1] < least || (second && best[1] < second[1] * MARGIN))
    return { province: '', places: names(found.filter((one) => one.province !== null)), quote: '' }
  const here = found.filter((one) => one.province === best[0])
  return { province: best[0], places: names(here), quote: quoteOf(source.text, here) }
}

/** A great city that is named after another province is seldom the place itself. */
const LATE_CITY = 0.6
const OWN_WEIGHT = 1.2
/** What a post says of "here" is worth two places in passing: against one that it seems to be about, it abstains. */
const HERE_WEIGHT = 4
const ownProvince = phraseMatcher([...cues.self, ...cues.self.map((phrase) => fold(phrase))])

/** "toàn tỉnh ghi nhận…" in a provincial source means its own province, if no name follows. */
function speaksOfOwnProvince(source: PlaceText): boolean {
  const words = source.spans.map((span) => source.text.slice(span.start, span.end).toLowerCase())
  return ownProvince(words).some((match) => {
    const next = source.spans[match.end]
    return next === undefined || !/\p{Lu}/u.test(source.text.charAt(next.start))
  })
}

const hereWords = phraseMatcher([...cues.here, ...cues.here.map((phrase) => fold(phrase))])

/** "xóm mình", "trường con em", "chợ nhà": the writer tells of where they live. */
function speaksOfHere({ spans, text }: PlaceText): boolean {
  return hereWords(spans.map((span) => text.slice(span.start, span.end).toLowerCase())).length > 0
}

function weigh(found: readonly Mention[], text: string): Map<string, number> {
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

function weightOf(one: Mention, headEnd: number): number {
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

const ORDER = { commune: 0, district: 1, province: 2 } as const

function names(found: readonly Mention[]): string[] {
  return [...new Set([...found].sort((a, b) => ORDER[a.level] - ORDER[b.level]).map((one) => one.name))]
}

function quoteOf(text: string, here: readonly Mention[]): string {
  const [first] = [...here].sort((a, b) => weightOf(b, 0) - weightOf(a, 0))
  if (!first) return ''
  const sentence = sentences(text).find(
    (s) => s.start <= first.start && first.start < s.start + s.text.length,
  )
  return sentence?.text ?? first.quote
}
