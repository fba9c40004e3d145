import { type PhraseMatch, phraseMatcher } from '@chudong/vietnamese'
import toneData from '../../data/tone.json' with { type: 'json' }
import type { Kind, WeighedWord } from './words.ts'

const findNothing = phraseMatcher(toneData.nothing)
const findFormulas = phraseMatcher(toneData.formula)

/** "Không có gì không hài lòng": what follows within so many words belongs to the phrase. */
const TAIL = 4
/** Thanks and greetings alone are a formula up to so many words. */
const FORMULA = 8
const BARE_NO = 4
const WEAK = new Set<Kind>(['good', 'bad', 'denial'])
const ENDS_OF_NO = new Set(['không', 'chưa', 'có', 'gì', 'cả', 'hết', 'ạ'])

/**
 * True for a text that judges nothing: the writer has no opinion ("Không có ý kiến", "Em chưa từng khám ở đây"), says thanks
 * or a greeting alone, or answers "không có". What is praised or blamed elsewhere in the text makes it false.
 */
export function saysNothing(list: readonly string[], words: readonly WeighedWord[]): boolean {
  const nothing = findNothing(list)
  const formulas = list.length <= FORMULA ? findFormulas(list) : []
  if (nothing.length + formulas.length === 0) return isBareNo(list, words)
  const said = [...nothing, ...formulas]
  return words.every((word) => WEAK.has(word.kind) || said.some((phrase) => belongs(word, phrase)))
}

/** "Không có gì để chê" begins as the phrase does but says more: it is praise. */
function belongs({ start, end }: WeighedWord, phrase: PhraseMatch): boolean {
  const more = start === phrase.start && end > phrase.end
  return start >= phrase.start && start < phrase.end + TAIL && !more
}

function isBareNo(list: readonly string[], words: readonly WeighedWord[]): boolean {
  const refuses = list.includes('không') || list.includes('chưa')
  return (
    refuses &&
    list.length <= BARE_NO &&
    ENDS_OF_NO.has(list.at(-1) ?? '') &&
    words.every(({ kind }) => kind === 'denial' || kind === 'bad')
  )
}
