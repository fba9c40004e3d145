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

/**
 * The tsvector literal of a document: every syllable folded and with its tones, at the same position. Title syllables
 * come first with weight A; a gap keeps phrases from running from title into text.
 */
export function documentVector(title: string, text: string): string {
  const positions = new Map<string, string[]>()
  const end = collect(positions, title, 0, 'A')
  collect(positions, text, end + 2, '')
  return [...positions].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join(',')}`).join(' ')
}

function collect(positions: Map<string, string[]>, text: string, start: number, weight: string): number {
  const toned = tokens(text)
  const folded = foldedTokens(text)
  const last = Math.min(toned.length, folded.length, mostTokens - start)
  for (let i = 0; i < last; i++) {
    const at = `${start + i + 1}${weight}`
    add(positions, folded[i] ?? '', at)
    add(positions, tonedLexeme(toned[i] ?? ''), at)
  }
  return start + Math.max(last, 0)
}

function add(positions: Map<string, string[]>, lexeme: string, at: string) {
  if (lexeme.length > longestToken) return
  const known = positions.get(lexeme)
  if (!known) positions.set(lexeme, [at])
  else if (known.length < mostPositions) known.push(at)
}

/** A lexeme in quotes, for tsvector and tsquery literals. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/[\\']/g, (char) => char + char)}'`
}
