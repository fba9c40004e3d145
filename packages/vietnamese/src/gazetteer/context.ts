import cues from '../../data/place-cues.json' with { type: 'json' }
import { fold } from '../fold.ts'
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

type Case = 'title' | 'upper' | 'lower'

const WHERE = cueSet(cues.where)
const AT = cueSet(['ở', 'tại'])
const OFFICIAL = cueSet(cues.official)
const MOTION = cueSet(cues.motion)
const HOME = cueSet(cues.home)
const FACILITY = cueSet(cues.facility)
const PEOPLE = cueSet(cues.people)
const SURNAMES = cueSet(cues.surnames)
const OTHER = cueSet(cues.other)
const REGIONS = cueSet(cues.regions)
const NEIGHBOURS = cueSet(cues.neighbours)
const ORDINARY_TONED = new Set(cues.ordinaryToned)
const ORDINARY_FOLDED = new Set(cues.ordinaryFolded)

/** Toned phrases, each also folded: "bác" is not found in "bắc", but it is in "bac". */
function cueSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set([...phrases, ...phrases.map((phrase) => fold(phrase))])
}

/** Judges a name by at most eight words in front of it in its sentence and the word behind it. */
export function contextOf(source: PlaceText, hit: NameHit): Context {
  const front = endingsOf(wordsInFront(source, hit.lead))
  const where =
    endsWithAny(front, WHERE) ||
    endsWithAny(front, NEIGHBOURS) ||
    endsWithAny(front, REGIONS) ||
    isDateline(source, hit) ||
    inBrackets(source, hit)
  const official = endsWithAny(front, OFFICIAL) || isDateline(source, hit)
  const facility = !official && facilityInFront(source, hit)
  return {
    where: where || facility,
    official,
    at: endsWithAny(front.slice(0, 1), AT) && !nextIsName(source, hit),
    facility,
    motion: endsWithAny(front, MOTION),
    home: endsWithAny(front, HOME),
    doubtful: isDoubtful(source, hit, where),
    veto: isVetoed(source, hit, front, where || facility),
  }
}

function isVetoed(source: PlaceText, hit: NameHit, front: readonly string[], where: boolean): boolean {
  const other = endsWithAny(front, OTHER) && !endsWithAny(front, REGIONS) && !namesItsKind(source, hit)
  if (hit.prefix !== null) return other && hit.prefix === 'commune'
  if (other && !isCityWord(source, hit.lead)) return true
  const style = caseOf(source, hit.first, hit.last)
  if (style !== 'title') return false
  if (!endsWithAny(front, NEIGHBOURS) && (endsWithAny(front, PEOPLE) || isPersonName(source, hit)))
    return true
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

function touches(source: PlaceText, index: number): boolean {
  return source.text.slice(source.spans[index - 1]?.end, source.spans[index]?.start) === ' '
}

function caseOf(source: PlaceText, first: number, last: number): Case {
  let upper = 0
  for (let i = first; i < last; i++) {
    const span = source.spans[i]
    const word = span ? source.text.slice(span.start, span.end) : ''
    if (!/^[\p{Lu}\p{N}]/u.test(word)) return 'lower'
    if (word.length > 1 && word === word.toUpperCase()) upper++
  }
  return upper === last - first ? 'upper' : 'title'
}

function wordsInFront(source: PlaceText, lead: number): string[] {
  const words: string[] = []
  for (let i = lead - 1; i >= 0 && words.length < 8; i--) {
    const gap = source.text.slice(source.spans[i]?.end, source.spans[i + 1]?.start)
    if (/[.!?\n:;,()]/.test(gap) && !/^\. ?$/.test(gap)) break
    words.unshift(wordAt(source, i))
  }
  return words
}

const LONGEST_CUE = 6

/** The last word, the last two … six, each as one phrase. */
function endingsOf(words: readonly string[]): string[] {
  const endings: string[] = []
  for (let i = words.length - 1; i >= 0 && endings.length < LONGEST_CUE; i--) {
    const shorter = endings.at(-1)
    endings.push(shorter === undefined ? (words[i] ?? '') : `${words[i]} ${shorter}`)
  }
  return endings
}

function endsWithAny(endings: readonly string[], phrases: ReadonlySet<string>): boolean {
  return endings.some((ending) => phrases.has(ending))
}

/** "Hà Nội: …", "(Hà Nội) …", "[Quảng Ninh]" at the start of a line. */
function isDateline(source: PlaceText, hit: NameHit): boolean {
  const start = source.spans[hit.lead]?.start ?? 0
  const end = source.spans[hit.last - 1]?.end ?? 0
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1
  return (
    /^[^\p{L}\p{N}]*$/u.test(source.text.slice(lineStart, start)) &&
    /^\s*[:\])|–-]/.test(source.text.slice(end, end + 2))
  )
}

/** "(Lai Châu)", "(Yên Phong, Bắc Ninh)": where the thing before it is. */
function inBrackets(source: PlaceText, hit: NameHit): boolean {
  const start = source.spans[hit.lead]?.start ?? 0
  const end = source.spans[hit.last - 1]?.end ?? 0
  return (
    /\([^()]{0,40}$/.test(source.text.slice(Math.max(0, start - 41), start)) &&
    /^[^()]{0,40}\)/.test(source.text.slice(end, end + 41))
  )
}

/** Looks back over a bracket or comma too: "Bệnh viện Nhi Trung ương (Hà Nội)". */
function facilityInFront(source: PlaceText, hit: NameHit): boolean {
  for (let i = hit.lead - 1; i >= Math.max(0, hit.lead - 8); i--) {
    const gap = source.text.slice(source.spans[i]?.end, source.spans[i + 1]?.start)
    if (/[.!?\n:;]/.test(gap)) return false
    const one = source.spans[i]?.word.folded ?? ''
    const two = `${source.spans[i - 1]?.word.folded ?? ''} ${one}`
    if (WHERE.has(one) && !FACILITY.has(one) && one !== 'bao' && !['trung', 'uong'].includes(one))
      return false
    if (FACILITY.has(two) || one === 'bv' || (one === 'vien' && /^vi[eệ]n$/.test(wordAt(source, i))))
      return true
  }
  return false
}
