import { type Context, contextOf } from './context.ts'
import { MERGED_ON } from './provinces.ts'
import { isKnownByOneWord, type NameHit, nameHits, type PlaceText, prepare } from './scan.ts'
import type { Level, Unit } from './units.ts'

/** A place named in a text. Offsets count in `normalise(text)`; `quote` is the slice there. */
export interface Place {
  /** As an officer would write it: "xã Tân Phú", "huyện Củ Chi", "Đà Lạt", "Bến Tre". */
  name: string
  /** Current province; null when the name alone could be in several. */
  province: string | null
  level: Level
  start: number
  end: number
  quote: string
}

export interface PlaceOptions {
  /** Date of the text: communes of 2025-07-01 are not looked for before it. */
  at?: Date | undefined
  /** Province of the source: settles a shared commune name, never places an event alone. */
  hint?: string | undefined
  /** Province of a community's own page: where its posts speak of "here" and name no place, it is there. */
  home?: string | undefined
}

/** A place with what its surroundings say, as `resolveProvince` weighs it. */
export interface Mention extends Place, Context {
  candidates: ReadonlySet<string>
  explicit: boolean
  /** A district-level city or town, known by its bare name ("Đà Lạt"). */
  town: boolean
  /** Syllables of the name. */
  words: number
  /** The place behind it in an address ("xã A, huyện B" → B). */
  within: Mention | null
  /** Stands in an address that explicit or certain parts confirm. */
  inAddress: boolean
}

/** Places of Vietnam named in a text, in order, with their current province where it is certain. */
export function findPlaces(text: string, options: PlaceOptions = {}): Place[] {
  return mentions(prepare(text), options).map(({ name, province, level, start, end, quote }) => ({
    name,
    province,
    level,
    start,
    end,
    quote,
  }))
}

/** Places with their context: addresses are read as a whole, then shared names by the provinces named elsewhere. */
export function mentions(source: PlaceText, options: PlaceOptions): Mention[] {
  const found: Mention[] = []
  for (const hit of nameHits(source)) {
    const mention = toMention(source, hit, options.at)
    if (mention) found.push(mention)
  }
  link(source, found)
  const sure = new Set(
    found
      .filter((one) => isKept(one))
      .flatMap((one) => (one.province !== null && isSure(one) ? [one.province] : [])),
  )
  for (const one of found) if (one.province === null) one.province = settle(one, sure, options.hint)
  return found.filter((one) => isKept(one, options.hint))
}

function toMention(source: PlaceText, hit: NameHit, at: Date | undefined): Mention | null {
  const units = unitsFor(hit, at)
  const [unit] = units
  if (!unit) return null
  const context = contextOf(source, hit)
  if (context.veto) return null
  const candidates = new Set([...units, ...namesakes(source, hit, unit, at)].map((one) => one.province))
  const start = source.spans[hit.lead]?.start ?? 0
  const end = source.spans[hit.last - 1]?.end ?? 0
  // Named one by one: what is added behind a spread makes an object a hundred times as slow.
  return {
    where: context.where,
    official: context.official,
    at: context.at,
    home: context.home,
    doubtful: context.doubtful,
    veto: context.veto,
    facility: context.facility || unit.landmark === 'facility',
    motion: context.motion && unit.landmark !== 'place',
    name: label(unit, hit, candidates.size > 1),
    level: unit.level,
    candidates,
    province: candidates.size === 1 ? unit.province : null,
    explicit: hit.prefix !== null || (unit.landmark !== undefined && hit.last - hit.first > 1),
    town: units.some(({ kind }) => /^Th/.test(kind)),
    words: hit.last - hit.first,
    within: null,
    inAddress: false,
    start,
    end,
    quote: source.text.slice(start, end),
  }
}

/** Units that the word in front and the date allow; without such a word the widest level wins. */
function unitsFor(hit: NameHit, at: Date | undefined): Unit[] {
  if (hit.prefix === null && hit.last - hit.first === 1 && !hit.units.some(isKnownByOneWord)) return []
  const since = isSince(at)
  const dated = since ? hit.units : hit.units.filter(({ era }) => era !== 'since')
  if (hit.prefix === null) {
    for (const level of ['province', 'district', 'commune'] as const) {
      const same = dated.filter((unit) => unit.level === level)
      if (same.length > 0) return same
    }
    return []
  }
  if (hit.prefix === 'city') return cityUnits(dated)
  const same = dated.filter(
    (unit) => unit.level === hit.prefix && (hasKind(unit, hit) || (since && /\p{L}{2}/u.test(unit.name))),
  )
  if (hit.prefix === 'district') return preferKind(same, hit)
  return at !== undefined && since ? preferNew(same) : same
}

/** Whether a text of this day may speak of the map since the merger; one without a date may. */
function isSince(at: Date | undefined): boolean {
  return at === undefined || at >= MERGED_ON
}

/**
 * A district's bare name may mean a commune of the present map elsewhere ("Thuận An"); those of the old one gave way to it.
 * Without tones a commune that only looks like it does not count: "Ha Long" is the town, not Hà Long.
 */
function namesakes({ toneless }: PlaceText, hit: NameHit, unit: Unit, at: Date | undefined): Unit[] {
  if (hit.prefix !== null || unit.level !== 'district' || !isSince(at)) return []
  const communes = hit.units.filter((one) => one.level === 'commune' && one.era === 'since')
  return toneless === null ? communes : communes.filter(({ spelled }) => spelled === unit.spelled)
}

const MUNICIPALITIES = new Set(['Hà Nội', 'TP. Hồ Chí Minh', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Huế'])

function cityUnits(units: readonly Unit[]): Unit[] {
  const municipal = units.filter((unit) => unit.level === 'province' && MUNICIPALITIES.has(unit.name))
  if (municipal.length > 0) return municipal
  const towns = units.filter((unit) => unit.level === 'district' && unit.kind === 'Thành phố')
  if (towns.length > 0) return towns
  const provinces = units.filter(({ level }) => level === 'province')
  return provinces.length > 0 ? provinces : units.filter(({ level }) => level !== 'commune')
}

function hasKind(unit: Unit, hit: NameHit): boolean {
  return hit.prefix !== 'commune' || unit.kind.toLowerCase() === hit.kind
}

/** "quận Tân Phú" is not the huyện of that name. */
function preferKind(units: Unit[], { kind }: NameHit): Unit[] {
  const exact = units.filter((unit) => unit.kind.toLowerCase() === kind)
  return exact.length > 0 ? exact : units
}

function preferNew(units: Unit[]): Unit[] {
  const fresh = units.filter((unit) => unit.era === 'since')
  return fresh.length > 0 ? fresh : units
}

/** Of several units of a name it is not known which is meant: the word in front is the one that stands in the text. */
function label(unit: Unit, hit: NameHit, isUnsettled: boolean): string {
  if (unit.level === 'province') return unit.name
  if ((hit.prefix === null && unit.level === 'commune') || unit.landmark) return unit.name
  return `${(isUnsettled ? hit.kind : null) ?? unit.kind.toLowerCase()} ${unit.name}`
}

const ADDRESS_GAP = /^(?:\s?[,(–-]\s?|\s)(?:thuộc\s|thuoc\s)?$/

/** Reads addresses from the right: each part must lie in a province that the part behind it allows. */
function link(source: PlaceText, found: Mention[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const here = found[i]
    const next = found[i + 1]
    if (
      !here ||
      !next ||
      here.level === 'province' ||
      !ADDRESS_GAP.test(source.text.slice(here.end, next.start))
    )
      continue
    if (rank(next.level) > rank(here.level)) continue
    const allowed = next.province === null ? next.candidates : new Set([next.province])
    const both = [...here.candidates].filter((province) => allowed.has(province))
    if (both.length === 0) continue
    here.within = next
    next.inAddress ||= !here.doubtful && here.explicit
    here.inAddress ||= !next.doubtful || next.inAddress
    if (both.length === 1) here.province = both[0] ?? null
    if (both.length === 1 && next.province === null) next.province = here.province
  }
}

function rank(level: Level): number {
  return level === 'province' ? 0 : level === 'district' ? 1 : 2
}

function isSure(one: Mention): boolean {
  return one.level === 'province' || (one.explicit && one.level === 'district')
}

function settle(one: Mention, sure: ReadonlySet<string>, hint: string | undefined): string | null {
  const here = [...one.candidates].filter((province) => sure.has(province))
  if (here.length === 1) return here[0] ?? null
  return here.length === 0 && hint !== undefined && one.candidates.has(hint) ? hint : null
}

/** A bare commune name of so many syllables that stands once on the map is no other word's namesake. */
const LONG_NAME = 3

/** "ở Trung Tâm" but not "ở trung tâm", and in a line of capitals it cannot be said. */
function isCapitalised(quote: string): boolean {
  return /^(?:\p{Lu}[\p{Ll}’']+[ -]?){2,}$/u.test(quote)
}

/** A commune is believed with its kind, its address or a rare name; a bare district name with a place word or if a town. */
function isKept(one: Mention, hint?: string): boolean {
  if (one.doubtful) return one.inAddress
  if (one.level === 'province' || one.explicit || one.within !== null) return true
  if (one.province === null || (one.candidates.size > 1 && one.province !== hint)) return false
  const long = one.words >= LONG_NAME
  if (one.level === 'district') return one.where || one.town || long
  return one.where && (long || (one.at && isCapitalised(one.quote)))
}
