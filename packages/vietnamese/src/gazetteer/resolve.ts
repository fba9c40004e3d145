import cues from '../../data/place-cues.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { phraseLists } from '../phrases.ts'
import { sentences } from '../sentences.ts'
import { type Mention, mentions, type PlaceOptions } from './find.ts'
import { type PlaceText, prepare } from './scan.ts'
import { inLists, weigh, weightOf } from './weigh.ts'

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
  return resolveIn(prepare(text), options)
}

/** As `resolveProvince`, for a text that is prepared already. */
export function resolveIn(source: PlaceText, options: PlaceOptions): ResolvedProvince {
  const found = inLists(mentions(source, options), source.text)
  const weights = weigh(found, source.text)
  const { hint } = options
  if (hint !== undefined && speaksOfOwnProvince(source))
    weights.set(hint, (weights.get(hint) ?? 0) + OWN_WEIGHT)
  const { home } = options
  if (home !== undefined && speaksOfHere(source)) weights.set(home, (weights.get(home) ?? 0) + HERE_WEIGHT)
  const [best, second] = [...weights].sort((a, b) => b[1] - a[1])
  if (!best || best[1] < leastFor(best[0], hint) || (second && best[1] < second[1] * MARGIN))
    return {
      province: '',
      places: names(found.filter((one) => one.province !== null || one.explicit)),
      quote: '',
    }
  const here = found.filter((one) => one.province === best[0])
  return { province: best[0], places: names(here), quote: quoteOf(source.text, here) }
}

/** "quê Yên Định" is little, but enough where the source is of that province too. */
const LEAST_WITH_HINT = 0.35

function leastFor(province: string, hint: string | undefined): number {
  if (hint === undefined) return LEAST
  return province === hint ? LEAST_WITH_HINT : LEAST_AGAINST_HINT
}

const OWN_WEIGHT = 1.2
/** What a post says of "here" is worth two places in passing: against one that it seems to be about, it abstains. */
const HERE_WEIGHT = 4
const findCues = phraseLists([[...cues.self, ...cues.self.map((phrase) => fold(phrase))], cues.here])
const findFolded = phraseLists([cues.here.map((phrase) => fold(phrase))])

/** "toàn tỉnh ghi nhận…" in a provincial source means its own province, if no name follows. */
function speaksOfOwnProvince({ text, spans }: PlaceText): boolean {
  const [own = []] = findCues(spans.map(({ word }) => word.number))
  return own.some((match) => {
    const next = spans[match.end]
    return next === undefined || !/\p{Lu}/u.test(text.charAt(next.start))
  })
}

/** "xóm mình", "trường con em", "chợ nhà": the writer tells of where they live. */
function speaksOfHere({ spans }: PlaceText): boolean {
  const toned = spans.some(({ word }) => word.toned !== word.folded)
  const found = toned
    ? findCues(spans.map(({ word }) => word.number))[1]
    : findFolded(spans.map(({ word }) => word.foldedNumber))[0]
  return (found ?? []).length > 0
}

const ORDER = { commune: 0, district: 1, province: 2 } as const

function names(found: readonly Mention[]): string[] {
  return [...new Set([...found].sort((a, b) => ORDER[a.level] - ORDER[b.level]).map((one) => one.name))]
}

/** The sentence of the weightiest place; a sentence never runs over a line, so only its line is split. */
function quoteOf(text: string, here: readonly Mention[]): string {
  const [first] = [...here].sort((a, b) => weightOf(b, 0) - weightOf(a, 0))
  if (!first) return ''
  const lineStart = text.lastIndexOf('\n', first.start) + 1
  const lineEnd = text.indexOf('\n', first.start)
  const at = first.start - lineStart
  const sentence = sentences(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)).find(
    (s) => s.start <= at && at < s.start + s.text.length,
  )
  return sentence?.text ?? first.quote
}
