import {
  fold,
  foldedTokens,
  hasTones,
  lowerCase,
  mayStandAt,
  normalise,
  type PhraseMatch,
  phraseMatcher,
  resolveProvince,
  restoreTones,
  spellOut,
  spellOutNames,
  tokens,
} from '@chudong/vietnamese'
import { diseases } from '../assess/index.ts'
import type { SketchedJudgement } from './sketch.ts'

/** Facts are read from the beginning, where news says what it is about. */
const MOST_CHARS = 900
const NOTHING: SketchedJudgement = { type: null, province: '', places: [], diseases: [], incident: false }
const HEALTH_WORDS =
  'ca mắc,ca bệnh,nhập viện,cấp cứu,ngộ độc,ổ dịch,bệnh viện,y tế,vắc xin,tiêm chủng,tử vong,bệnh nhân,dịch bệnh'.split(
    ',',
  )

interface Found {
  disease: string | null
  /** The words of the phrase as they are written with tones. */
  written: readonly string[]
}

const toned = new Map<string, Found>()
const folded = new Map<string, Found>()
for (const phrase of HEALTH_WORDS) enter(phrase, null)
/** One-syllable names ("than", "tả") are plain words too. */
for (const disease of diseases())
  for (const name of [disease.name, ...disease.aliases]) if (/[ \d-]/.test(name)) enter(name, disease.name)
const findToned = phraseMatcher([...toned.keys()])
const findFolded = phraseMatcher([...folded.keys()])

/**
 * The facts of a row that allow or forbid an event, read cheaply: diseases by name, and the province if the text is of
 * health. Outside health nothing is said: there the place of a story is not certain enough to keep two reports apart.
 */
export function quickFacts(title: string, text: string, at: Date): SketchedJudgement {
  const typed = normalise(`${title}\n${text.slice(0, MOST_CHARS)}`)
  const beginning = spellOutNames(typed)
  const isToned = hasTones(beginning)
  const read = beginning === typed ? typed : spellOut(lowerCase(typed))
  const said = isToned ? tokens(read) : foldedTokens(read)
  const matches = (isToned ? findToned : findFolded)(said)
  if (matches.length === 0) return NOTHING
  const named = matches.flatMap(
    (match) => (isToned ? toned.get(match.phrase)?.disease : meant(said, match)) ?? [],
  )
  const { province, places } = resolveProvince(beginning, { at })
  return { ...NOTHING, province, places, diseases: [...new Set(named)] }
}

/** So many words on either side settle the tones between them. */
const REACH = 4

/** The disease that folded words name, if they may be its name where they stand: "co vi" is "cô vi", but also "có vi" of a virus. */
function meant(said: readonly string[], { phrase, start, end }: PhraseMatch): string | null {
  const { disease = null, written = [] } = folded.get(phrase) ?? {}
  if (disease === null) return null
  const from = Math.max(0, start - REACH)
  return mayStandAt(written, restoreTones(said.slice(from, end + REACH)), start - from) ? disease : null
}

function enter(phrase: string, disease: string | null): void {
  const written = tokens(phrase)
  if (!toned.has(phrase)) toned.set(phrase, { disease, written })
  if (!folded.has(fold(phrase))) folded.set(fold(phrase), { disease, written })
}
