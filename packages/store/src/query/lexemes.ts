import { foldedTokens, tokens } from '@chudong/vietnamese'

/** The longest text that is indexed, in syllables (PostgreSQL stores positions up to 16,383). */
const mostTokens = 16_000
/** Syllables have at most 7 letters; what is longer than this is noise that nobody types. */
const longestToken = 60
/** PostgreSQL keeps so many positions of one lexeme. */
const mostPositions = 255

/** How a syllable with its tones is told from a folded one in the index: "sốt" is found as "sot" and as "=sốt". */
export function tonedLexeme(token: string): string {
  return `=${token}`
}

/** What stands for a token that is not indexed, so that its neighbours stay apart; no query holds it. */
const gap = '…'

/** One text as search sees it: its tokens as written and without tones, in step, as many as are indexed. */
export interface IndexedTokens {
  toned: string[]
  folded: string[]
}

/** The tokens of title and text that both stores index: 16,000 together, noise of over 60 letters as "…". */
export function documentTokens(title: string, text: string): { title: IndexedTokens; text: IndexedTokens } {
  const first = indexedTokens(title, mostTokens)
  return { title: first, text: indexedTokens(text, mostTokens - first.folded.length) }
}

function indexedTokens(text: string, most: number): IndexedTokens {
  const toned = tokens(text)
  const folded = foldedTokens(text)
  const length = Math.max(0, Math.min(toned.length, folded.length, most))
  const kept = (token: string) => (token.length > longestToken ? gap : token)
  return { toned: toned.slice(0, length).map(kept), folded: folded.slice(0, length).map(kept) }
}

/**
 * The tsvector literal of a document: every syllable folded and with its tones, at the same position. Title syllables
 * come first with weight A; a gap keeps phrases from running from title into text.
 */
export function documentVector(title: string, text: string): string {
  const found = documentTokens(title, text)
  const positions = new Map<string, string[]>()
  collect(positions, found.title, 1, 'A')
  collect(positions, found.text, found.title.folded.length + 3, '')
  return [...positions].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join(',')}`).join(' ')
}

function collect(
  positions: Map<string, string[]>,
  { toned, folded }: IndexedTokens,
  start: number,
  weight: string,
) {
  for (const [i, token] of folded.entries()) {
    if (token === gap) continue
    add(positions, token, `${start + i}${weight}`)
    add(positions, tonedLexeme(toned[i] ?? token), `${start + i}${weight}`)
  }
}

function add(positions: Map<string, string[]>, lexeme: string, at: string) {
  const known = positions.get(lexeme)
  if (!known) positions.set(lexeme, [at])
  else if (known.length < mostPositions) known.push(at)
}

/** A lexeme in quotes, for tsvector and tsquery literals. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/[\\']/g, (char) => char + char)}'`
}
