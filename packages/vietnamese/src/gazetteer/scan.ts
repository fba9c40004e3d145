import cues from '../../data/place-cues.json' with { type: 'json' }
import { foldNormalised } from '../fold.ts'
import { normalise } from '../normalise.ts'
import { spansOf, type TokenSpan } from '../tokens.ts'
import { type Level, type Unit, unitKey, unitsByKey } from './units.ts'

/** Text prepared for place finding: the same offsets in `text` (as written) and `folded`. */
export interface PlaceText {
  text: string
  folded: string
  spans: TokenSpan[]
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

interface Node {
  next: Map<string, Node>
  units: readonly Unit[] | null
  exception: boolean
}

const LEVELS = new Map<string, Level | 'city'>(Object.entries(cues.levels) as [string, Level | 'city'][])
const TONED: Record<string, string> = cues.toned
const KIND_NAMES: Record<string, string> = cues.kinds
let root: Node | null = null

/** Normalises, folds and splits a text (at most 20,000 characters of it) for place finding. */
export function prepare(text: string): PlaceText {
  const plain = normalise(text.slice(0, 20_000)).replace(/[\u0300-\u036f]/g, '')
  const folded = foldNormalised(plain)
  return { text: plain, folded, spans: spansOf(folded) }
}

/** Every gazetteer name in the text, longest first, with the administrative word in front of it. */
export function nameHits(source: PlaceText): NameHit[] {
  root ??= buildTrie()
  const hits: NameHit[] = []
  for (let at = 0; at < source.spans.length; ) {
    const end = longest(root, source, at)
    if (end === null || hidesProvince(root, source, at, end)) at++
    else {
      if (end.units) hits.push({ units: end.units, first: at, last: end.last, ...prefixOf(source, at) })
      at = end.last
    }
  }
  return hits
}

/** "công an Hà Nội": the commune An Hà must not swallow the province that begins inside it. */
function hidesProvince(trie: Node, source: PlaceText, at: number, here: Found): boolean {
  const { units, last } = here
  if (last - at < 2 || !units || units[0]?.level === 'province') return false
  for (let inner = at + 1; inner < last; inner++) {
    const other = longest(trie, source, inner)
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

/** The longest name that begins at a token; `units` is null for a phrase that is no place. */
interface Found {
  units: readonly Unit[] | null
  last: number
}

function longest(trie: Node, source: PlaceText, at: number): Found | null {
  let node: Node | undefined = trie
  let best: Found | null = null
  for (let last = at; last < source.spans.length; last++) {
    node = node.next.get(source.spans[last]?.token ?? '')
    if (!node || (last > at && !joined(source, last))) break
    const units = node.units && toneFits(source, at, last + 1, node.units)
    if (node.exception) best = { units: null, last: last + 1 }
    else if (units && units.length > 0) best = { units, last: last + 1 }
  }
  return best
}

/** Words of one name are kept apart by a space, a hyphen, a dot or an apostrophe ("Cư M'gar"), not by a comma or a line. */
function joined(source: PlaceText, index: number): boolean {
  const gap = source.text.slice(source.spans[index - 1]?.end ?? 0, source.spans[index]?.start)
  return gap === ' ' || /^[ .'’ʼ]?$|^ ?[-–] ?$/.test(gap)
}

/** Written with tones, a name must have the right ones; written without, it may be any of them. */
function toneFits(source: PlaceText, first: number, last: number, units: readonly Unit[]): readonly Unit[] {
  const start = source.spans[first]?.start ?? 0
  const end = source.spans[last - 1]?.end ?? 0
  const written = source.text.slice(start, end)
  const seen = written.toLowerCase()
  const key = seen === source.folded.slice(start, end) ? null : wordsOf(seen)
  const fits = key === null ? units : units.filter(({ spelled }) => spelled === key)
  return isMixed(written) ? fits.filter(({ byname }) => byname) : fits
}

/** "Việt Đức cơ sở", "công an Hà Nội": a name has all its words in capitals or none ("đức cơ", "an hà"). */
function isMixed(written: string): boolean {
  const words = written.match(/[\p{L}\p{N}'’ʼ]+/gu) ?? []
  const capitals = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length
  return capitals > 0 && capitals < words.length
}

function wordsOf(text: string): string {
  return text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''
}

function prefixOf(source: PlaceText, first: number): Pick<NameHit, 'lead' | 'prefix' | 'kind'> {
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
    const word = words.map((one) => one.token).join(' ')
    const prefix = isInitial(word) && isInitial(source.spans[first]?.token) ? undefined : LEVELS.get(word)
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
  return word !== undefined && word.token.length < 3 && source.text.startsWith('. ', word.end)
}

/** "tỉnh" but not "tính"; a lone letter only as "Q." or "Q ". */
function isLevelWord(source: PlaceText, word: TokenSpan): boolean {
  const seen = source.text.slice(word.start, word.end)
  if (word.token.length === 1) return source.text.charAt(word.end) === '.' || /[QPHX]/.test(seen)
  const lower = seen.toLowerCase()
  return lower === word.token || lower === (TONED[word.token] ?? word.token)
}

function buildTrie(): Node {
  const trie: Node = { next: new Map(), units: null, exception: false }
  for (const [key, units] of unitsByKey()) place(trie, key).units = units
  for (const phrase of cues.exceptions) place(trie, unitKey(phrase)).exception = true
  return trie
}

function place(trie: Node, key: string): Node {
  let node = trie
  for (const word of key.split(' ')) {
    let next = node.next.get(word)
    if (!next) {
      next = { next: new Map(), units: null, exception: false }
      node.next.set(word, next)
    }
    node = next
  }
  return node
}
