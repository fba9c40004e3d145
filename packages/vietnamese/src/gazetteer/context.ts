import cues from '../../data/place-cues.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { CUE, cuesInFront } from './cues-in-front.ts'
import { caseOf, touches } from './letters.ts'
import { foldedBetween, type NameHit, type PlaceText } from './scan.ts'
import type { Unit } from './units.ts'

/** What the words round a name say it is. */
export interface Context {
  /** Not a place here: a person, a street, a company, an ordinary word. */
  veto: boolean
  /** "tại", "ở", "Sở Y tế"… stand in front, or a colon behind at the start of a line. */
  where: boolean
  official: boolean
  /** "ở" or "tại" stands right in front and no longer name begins here ("ở Đông Nam Á"). */
  at: boolean
  /** "về Hà Nội", "từ Huế": somebody moves there or from there. */
  motion: boolean
  /** "quê Phú Thọ": where somebody comes from, not where it happened. */
  home: boolean
  /** In small or capital letters the same words may mean something else: believed as part of an address only. */
  doubtful: boolean
  /** Part of the name or the address of a hospital, a school, an institute. */
  facility: boolean
}

const WHERE = cueSet(cues.where)
const FACILITY = cueSet(cues.facility)
/** The last words of those of two: a look before two words are put together. */
const FACILITY_ENDS = new Set([...FACILITY].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)))
const SURNAMES = cueSet(cues.surnames)
const ORDINARY_TONED = new Set(cues.ordinaryToned)
const ORDINARY_FOLDED = new Set(cues.ordinaryFolded)

/** Toned phrases, each also folded: "bác" is not found in "bắc", but it is in "bac". */
function cueSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set([...phrases, ...phrases.map((phrase) => fold(phrase))])
}

/** Judges a name by at most six words in front of it in its part of the sentence, and the word behind it. */
export function contextOf(source: PlaceText, hit: NameHit): Context {
  const front = cuesInFront(source, hit.lead)
  const isFirst = isDateline(source, hit)
  const where =
    (front & (CUE.where | CUE.neighbours | CUE.regions)) !== 0 || isFirst || inBrackets(source, hit)
  const official = (front & CUE.official) !== 0 || isFirst
  const facility = !official && facilityInFront(source, hit)
  return {
    where: where || facility,
    official,
    at: (front & CUE.at) !== 0 && !nextIsName(source, hit),
    facility,
    motion: (front & CUE.motion) !== 0,
    home: (front & CUE.home) !== 0,
    doubtful: isDoubtful(source, hit, where),
    veto: isVetoed(source, hit, front, where || facility),
  }
}

function isVetoed(source: PlaceText, hit: NameHit, front: number, where: boolean): boolean {
  const other = (front & CUE.other) !== 0 && (front & CUE.regions) === 0 && !namesItsKind(source, hit)
  if (hit.prefix !== null) return other && hit.prefix === 'commune'
  if (other && !isCityWord(source, hit.lead)) return true
  const style = caseOf(source, hit.first, hit.last)
  if (style !== 'title') return false
  if ((front & CUE.neighbours) === 0 && ((front & CUE.people) !== 0 || isPersonName(source, hit))) return true
  return !where && nextIsName(source, hit)
}

/** "ngõ đường Láng": what the landmark is stands in its own name. */
function namesItsKind(source: PlaceText, hit: NameHit): boolean {
  return hit.units.some(({ landmark }) => landmark) && caseOf(source, hit.first, hit.first + 1) === 'lower'
}

/** In small or all capital letters "hòa bình" may mean peace, "cao bằng" as high as, "la gi" what. */
function isDoubtful(source: PlaceText, hit: NameHit, where: boolean): boolean {
  const style = caseOf(source, hit.first, hit.last)
  if (style === 'title') return false
  const name = foldedBetween(source, hit.first, hit.last)
  const oneWord = hit.last - hit.first === 1 && /^[a-z]+$/.test(name)
  if (hit.prefix !== null) return oneWord && style === 'lower'
  if (hit.units.some(({ landmark }) => landmark)) return isLowPair(source, hit)
  if (where) return false
  return (
    !hit.units.some((unit) => unit.level === 'province' || (style === 'upper' && isTown(unit))) ||
    isOrdinary(source, hit, name)
  )
}

/** "chợ lớn" may be any great market, "cho ba chieu" hardly another thing. */
function isLowPair(source: PlaceText, hit: NameHit): boolean {
  return hit.last - hit.first === 2 && caseOf(source, hit.last - 1, hit.last) === 'lower'
}

/** "SPA ĐÀ LẠT": in a headline of capitals the name of a town is still one. */
function isTown({ level, kind }: Unit): boolean {
  return level === 'district' && kind === 'Thành phố'
}

function isOrdinary(source: PlaceText, hit: NameHit, name: string): boolean {
  const seen = source.text
    .slice(source.spans[hit.first]?.start, source.spans[hit.last - 1]?.end)
    .toLowerCase()
  const plain = name.replace(/[^a-z ]/g, '')
  return seen === name ? ORDINARY_FOLDED.has(plain) || plain.length < 4 : ORDINARY_TONED.has(seen)
}

/** "Nguyễn Hà Nam", "Trần Thị Thái Bình": capitals run on from a family name without a break. */
function isPersonName(source: PlaceText, hit: NameHit): boolean {
  for (let first = hit.lead; first > 0 && hit.lead - first < 3 && touches(source, first); first--) {
    if (caseOf(source, first - 1, first) !== 'title') return false
    if (SURNAMES.has(wordAt(source, first - 1))) return true
  }
  return false
}

function nextIsName(source: PlaceText, hit: NameHit): boolean {
  if (hit.last >= source.spans.length || !touches(source, hit.last)) return false
  if (caseOf(source, hit.last, hit.last + 1) !== 'title') return false
  const after = source.text.slice(source.spans[hit.last]?.end, (source.spans[hit.last]?.end ?? 0) + 2)
  return !/^\s\p{Lu}/u.test(after)
}

/** "đường Thái Bình" is a street, "thành phố Thái Bình" is not. */
function isCityWord(source: PlaceText, at: number): boolean {
  return source.spans[at - 1]?.word.folded === 'pho' && source.spans[at - 2]?.word.folded === 'thanh'
}

function wordAt(source: PlaceText, index: number): string {
  return source.spans[index]?.word.toned ?? ''
}

/** "Hà Nội: …", "(Hà Nội) …", "[Quảng Ninh]" at the start of a line. */
function isDateline({ text, spans }: PlaceText, hit: NameHit): boolean {
  const start = spans[hit.lead]?.start ?? 0
  const before = spans[hit.lead - 1]
  if (before && !hasBreak(text, before.end, start)) return false
  const end = spans[hit.last - 1]?.end ?? 0
  return /^\s*[:\])|–-]/.test(text.slice(end, end + 2))
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LINE_BREAK) return true
  return false
}

const LINE_BREAK = 0x0a
const [OPENS, CLOSES] = [0x28, 0x29]
const BRACKET_REACH = 41

/** "(Lai Châu)", "(Yên Phong, Bắc Ninh)": where the thing before it is. */
function inBrackets({ text, spans }: PlaceText, hit: NameHit): boolean {
  const start = spans[hit.lead]?.start ?? 0
  const end = spans[hit.last - 1]?.end ?? 0
  return bracketFrom(text, start - 1, -1) === OPENS && bracketFrom(text, end, 1) === CLOSES
}

/** The next bracket from a place on, to the left or to the right. */
function bracketFrom(text: string, from: number, step: 1 | -1): number | null {
  for (let at = from, n = 0; n < BRACKET_REACH && at >= 0 && at < text.length; at += step, n++) {
    const code = text.charCodeAt(at)
    if (code === OPENS || code === CLOSES) return code
  }
  return null
}

/** Looks back over a bracket or comma too: "Bệnh viện Nhi Trung ương (Hà Nội)". */
function facilityInFront(source: PlaceText, hit: NameHit): boolean {
  const { text, spans } = source
  for (let i = hit.lead - 1; i >= Math.max(0, hit.lead - 8); i--) {
    if (!touches(source, i + 1) && /[.!?\n:;]/.test(text.slice(spans[i]?.end, spans[i + 1]?.start)))
      return false
    const one = spans[i]?.word.folded ?? ''
    if (WHERE.has(one) && !FACILITY.has(one) && one !== 'bao' && !['trung', 'uong'].includes(one))
      return false
    const isFacility = FACILITY_ENDS.has(one) && FACILITY.has(`${spans[i - 1]?.word.folded ?? ''} ${one}`)
    if (isFacility || one === 'bv' || (one === 'vien' && /^vi[eệ]n$/.test(wordAt(source, i)))) return true
  }
  return false
}
