import cues from '../../data/place-cues.json' with { type: 'json' }
import { areToned, fold } from '../fold.ts'
import { mayStandAt, restoreTones } from '../tones.ts'
import type { WordSpan } from '../words.ts'
import { type Case, caseOf, touches, type Written } from './letters.ts'
import { foldedBetween, type NameHit, type PlaceText } from './scan.ts'
import type { Unit } from './units.ts'

/** How a text without tones writes names: with capitals, or in the small letters of everything else; null with tones. */
export type Toneless = 'capitals' | 'small' | null

/** What a text is without tones; one word in capitals inside a sentence is enough to say that it writes names so. */
export function tonelessOf(text: string, spans: readonly WordSpan[]): Toneless {
  let marked = 0
  for (const { word } of spans) if (word.marked) marked++
  if (areToned(marked, spans.length)) return null
  const source = { text, spans }
  return spans.some((_, index) => isNameInside(source, index)) ? 'capitals' : 'small'
}

/** "o Ha Noi": a capital behind a word and a space. */
function isNameInside(source: Written, index: number): boolean {
  return index > 0 && touches(source, index) && isCapital(source, index)
}

function isCapital(source: Written, index: number): boolean {
  return (
    /\p{L}/u.test(source.text.charAt(source.spans[index]?.start ?? 0)) &&
    caseOf(source, index, index + 1) === 'title'
  )
}

/** Places abroad and seas whose names are communes without their tones. */
const ABROAD = new Set(cues.abroad.map((name) => fold(name)))
/** Names of more syllables are hardly ever other words. */
const SHORT_NAME = 2

/**
 * The units that a name found without tones may mean. Short names in small letters are other words ("dien bien", "can loc",
 * "quan ly nhan") where the text writes names with capitals, and elsewhere unless the restored tones agree.
 */
export function unitsMeant(source: PlaceText, hit: NameHit): readonly Unit[] {
  const { units, first, last, prefix } = hit
  if (source.toneless === null) return units
  const name = foldedBetween(source, first, last)
  if (prefix === null && ABROAD.has(name)) return []
  const style = caseOf(source, first, last)
  if (style === 'title' || last - first > SHORT_NAME || !/[a-z]/.test(name)) return units
  if (style === 'lower' && caseOf(source, last - 1, last) !== 'lower')
    return goesOn(source, last) ? [] : units
  return units.filter((unit) => isMeant(source, hit, unit, style))
}

/** "cua Viet Nam" is not the port Cua Viet. */
function goesOn(source: PlaceText, last: number): boolean {
  return last < source.spans.length && touches(source, last) && isCapital(source, last)
}

function isMeant(source: PlaceText, hit: NameHit, { level, spelled }: Unit, style: Case): boolean {
  if (level === 'province' && (style === 'upper' || isAbbreviation(spelled))) return true
  if (style === 'lower' && source.toneless === 'capitals') return false
  return isRestored(source, hit, spelled)
}

/** "hn", "tphcm": no other word. */
function isAbbreviation(spelled: string): boolean {
  return !/[^a-z]/.test(spelled)
}

function isRestored(source: PlaceText, { lead, first, last }: NameHit, spelled: string): boolean {
  const kind = source.spans.slice(lead, first).map(({ word }) => TONED[word.folded] ?? word.folded)
  return mayStandAt([...kind, ...spelled.split(' ')], restoredFrom(source, lead, last), 0)
}

const TONED: Record<string, string> = cues.toned
/** So many words on either side settle the tones between them. */
const REACH = 4

/** The words from one on with their likeliest tones, read with their neighbours. */
function restoredFrom({ spans }: PlaceText, first: number, last: number): string[] {
  const from = Math.max(0, first - REACH)
  return restoreTones(spans.slice(from, last + REACH).map(({ word }) => word.folded)).slice(first - from)
}
