import cues from '../../data/place-cues.json' with { type: 'json' }
import { CAPITAL, DIGIT, kindsAt, NUMBER } from '../characters.ts'
import { foldNormalised, lowerCase } from '../fold.ts'
import { normalise } from '../normalise.ts'
import { Trie, type TrieNode } from '../trie.ts'
import { type WordSpan, wordSpans } from '../words.ts'
import { type Toneless, tonelessOf, unitsMeant } from './toneless.ts'
import { type Level, spelling, type Unit, unitKey, unitsByKey } from './units.ts'

/** Text prepared for place finding, normalised, with its words. */
export interface PlaceText {
  names: Trie<Named>
  text: string
  spans: readonly WordSpan[]
  toneless: Toneless
}

/** A name of the gazetteer standing in the text, before anything is decided about it. */
export interface NameHit {
  units: readonly Unit[]
  /** Tokens of the name itself, `last` exclusive. */
  first: number
  last: number
  /** First token of "tỉnh", "thành phố", "xã"… in front; equals `first` when there is none. */
  lead: number
  prefix: Level | 'city' | null
  /** That word in full, toned: "xã", "thành phố"; null when there is none. */
  kind: string | null
}

/** What a name or a phrase stands for. */
interface Named {
  units: readonly Unit[] | null
  /** Some of the units are known by one word, without "xã" or "quận" in front. */
  alone: boolean
  /** Phrases that are no place, as they are written with tones. */
  exceptions: string[]
}

const LEVELS = new Map<string, Level | 'city'>(Object.entries(cues.levels) as [string, Level | 'city'][])
const TONED: Record<string, string> = cues.toned
const KIND_NAMES: Record<string, string> = cues.kinds
let names: Trie<Named> | null = null

/** Normalises and splits a text (at most 20,000 characters of it) for place finding. */
export function prepare(text: string): PlaceText {
  // Words get their numbers from the lists that are there when they are read: first the names, then the text.
  names ??= buildTrie()
  const plain = normalise(text.slice(0, 20_000)).replace(/[\u0300-\u036f]/g, '')
  const spans = wordSpans(lowerCase(plain))
  return { names, text: plain, spans, toneless: tonelessOf(plain, spans) }
}

/**
 * Every gazetteer name in the text, longest first, with the administrative word in front of it. One word without it counts only
 * where it is known so (`isKnownByOneWord`); `lone` takes any: in the name of a page "Kbang" is a place.
 */
export function nameHits(source: PlaceText, { lone = false } = {}): NameHit[] {
  const hits: NameHit[] = []
  for (let at = 0; at < source.spans.length; ) {
    const end = longest(source, at, lone)
    const hit = end && !hidesProvince(source, at, end) ? toHit(source, at, end) : null
    if (hit !== null && hit.units.length > 0) hits.push(hit)
    at = hit === null ? at + 1 : hit.last
  }
  return hits
}

/** A hit without units is a phrase that is no place; null is nothing, so that another name may begin inside it. */
function toHit(source: PlaceText, first: number, { units, last }: Found): NameHit | null {
  const hit = { units: units ?? [], first, last, ...prefixOf(source, first) }
  if (units === null) return hit
  const meant = unitsMeant(source, hit)
  return meant.length > 0 ? { ...hit, units: meant } : null
}

/** "công an Hà Nội": the commune An Hà must not swallow the province that begins inside it. */
function hidesProvince(source: PlaceText, at: number, here: Found): boolean {
  const { units, last } = here
  if (last - at < 2 || !units || units[0]?.level === 'province') return false
  for (let inner = at + 1; inner < last; inner++) {
    const other = longest(source, inner)
    const level = other?.units?.[0]?.level
    if (
      other &&
      other.last > last &&
      (level === 'province' || (level === 'district' && isBareCommune(units)))
    )
      return true
  }
  return false
}

/** "dân Lý Sơn": nor the commune Dân Lý the district. */
function isBareCommune(units: readonly Unit[]): boolean {
  return units.every(({ level }) => level === 'commune')
}

/** A province, a landmark, or a city such as Vinh or Pleiku. */
export function isKnownByOneWord(unit: Unit): boolean {
  return unit.level === 'province' || unit.landmark !== undefined || isCity(unit)
}

/** "Vinh", "Pleiku": one word, but a city's. */
function isCity({ level, kind, name }: Unit): boolean {
  return level === 'district' && kind === 'Thành phố' && /\p{L}{4}/u.test(name)
}

/** The longest name that begins at a token; `units` is null for a phrase that is no place. */
interface Found {
  units: readonly Unit[] | null
  last: number
}

function longest(source: PlaceText, at: number, lone = false): Found | null {
  const { spans } = source
  let node: TrieNode<Named> | undefined = source.names.begin(numberAt(spans, at))
  let best: Found | null = null
  for (let last = at + 1; node; last++) {
    if (node.held?.exceptions.some((phrase) => isWritten(source, at, last, phrase)))
      best = { units: null, last }
    else if (node.held?.units && (lone || last - at > 1 || mayStandAlone(source, at, node.held))) {
      const units = toneFits(source, at, last, node.held.units)
      if (units.length > 0) best = { units, last }
    }
    node = last < spans.length ? node.next.get(numberAt(spans, last)) : undefined
    if (node && !joined(source, last)) break
  }
  return best
}

function numberAt(spans: readonly WordSpan[], at: number): number {
  return spans[at]?.word.foldedNumber ?? 0
}

/** Words of one name are kept apart by a space, a hyphen, a dot or an apostrophe ("Cư M'gar"), not by a comma or a line. */
function joined(source: PlaceText, index: number): boolean {
  const [from, to] = [source.spans[index - 1]?.end ?? 0, source.spans[index]?.start ?? 0]
  const gap = source.text.slice(from, to)
  return gap === ' ' || /^[ .'’ʼ]?$|^ ?[-–] ?$/.test(gap)
}

/** Written with tones, a name must have the right ones; written without, it may be any of them. */
function toneFits(source: PlaceText, first: number, last: number, units: readonly Unit[]): readonly Unit[] {
  const toned = tonedBetween(source, first, last)
  const fits = toned === null ? units : units.filter(({ spelled }) => spelled === toned)
  return last - first > 1 && fits.length > 0 && isMixed(source, first, last)
    ? fits.filter(({ byname }) => byname)
    : fits
}

/** "Vinh biết" is no "vĩnh biệt", and "thanh pho Ha Noi" no "phở Hà Nội". */
function isWritten(source: PlaceText, first: number, last: number, phrase: string): boolean {
  const toned = tonedBetween(source, first, last)
  if (toned !== null) return toned === phrase
  const [front, begins] = [source.spans[first - 1], source.spans[first]]
  return front?.word.folded !== 'thanh' || begins?.word.folded !== 'pho'
}

/** Some words as they are written; null where none carries a tone. */
function tonedBetween({ spans }: PlaceText, first: number, last: number): string | null {
  const words = spans.slice(first, last).map(({ word }) => word)
  return words.some((word) => word.toned !== word.folded) ? words.map((word) => word.toned).join(' ') : null
}

/** "Việt Đức cơ sở", "công an Hà Nội": a name has all its words in capitals or none ("đức cơ", "an hà"). */
function isMixed({ text, spans }: PlaceText, first: number, last: number): boolean {
  let capitals = 0
  let words = 0
  for (let i = first; i < last; i++) {
    const start = spans[i]?.start ?? 0
    // "Cư M'gar": what stands behind an apostrophe is of the same word.
    if (i > first && /['’ʼ]/.test(text.charAt(start - 1))) continue
    words++
    if (kindsAt(text, start) & (CAPITAL | DIGIT | NUMBER)) capitals++
  }
  return capitals > 0 && capitals < words
}

const LEVEL_ENDS = new Set([...LEVELS.keys()].map((words) => words.slice(words.lastIndexOf(' ') + 1)))

function mayStandAlone(source: PlaceText, at: number, { alone }: Named): boolean {
  return alone || levelEndsBefore(source, at)
}

function levelEndsBefore({ spans }: PlaceText, first: number): boolean {
  return LEVEL_ENDS.has(spans[first - 1]?.word.folded ?? '')
}

function prefixOf(source: PlaceText, first: number): Pick<NameHit, 'lead' | 'prefix' | 'kind'> {
  if (!levelEndsBefore(source, first)) return { lead: first, prefix: null, kind: null }
  for (const size of [2, 1]) {
    const lead = first - size
    const words = source.spans.slice(Math.max(0, lead), first)
    if (
      lead < 0 ||
      words.length < size ||
      !(joined(source, first) || isShortened(source, first)) ||
      (size === 2 && !joined(source, first - 1))
    )
      continue
    const word = words.map((one) => one.word.folded).join(' ')
    const prefix =
      isInitial(word) && isInitial(source.spans[first]?.word.folded) ? undefined : LEVELS.get(word)
    if (prefix && words.every((one) => isLevelWord(source, one)))
      return { lead, prefix, kind: KIND_NAMES[word] ?? null }
  }
  return { lead: first, prefix: null, kind: null }
}

/** "G.P.V", "chị P. V.": two letters are no ward. */
function isInitial(word: string | undefined): boolean {
  return word !== undefined && /^[a-z]$/.test(word)
}

/** "TP. Hà Nội", "Q. 3": a full stop and a space stand behind a shortened word only. */
function isShortened(source: PlaceText, index: number): boolean {
  const word = source.spans[index - 1]
  return word !== undefined && word.word.folded.length < 3 && source.text.startsWith('. ', word.end)
}

/** "tỉnh" but not "tính"; a lone letter only as "Q." or "Q ". */
function isLevelWord({ text }: PlaceText, { word, start, end }: WordSpan): boolean {
  const { toned, folded } = word
  if (folded.length === 1) return text.charAt(end) === '.' || /[QPHX]/.test(text.slice(start, end))
  return toned === folded || toned === (TONED[folded] ?? folded)
}

/** The folded text of some words, as they stand. */
export function foldedBetween({ text, spans }: PlaceText, first: number, last: number): string {
  return foldNormalised(text.slice(spans[first]?.start, spans[last - 1]?.end))
}

function buildTrie(): Trie<Named> {
  const trie = new Trie<Named>()
  for (const [key, units] of unitsByKey())
    Object.assign(held(trie, key), { units, alone: units.some(isKnownByOneWord) })
  for (const phrase of cues.exceptions) held(trie, unitKey(phrase)).exceptions.push(spelling(phrase))
  return trie
}

function held(trie: Trie<Named>, key: string): Named {
  const node = trie.nodeOf(key.split(' '))
  node.held ??= { units: null, alone: false, exceptions: [] }
  return node.held
}
