export { CAPITAL, DIGIT, kindsAt, LETTER, MARK, sizeOf } from './characters.ts'
export { parseVietnameseDate, type ReadDate } from './dates.ts'
export { detached } from './detached.ts'
export {
  fold,
  foldNormalised,
  hasTones,
  hasTonesNormalised,
  lowerCase,
} from './fold.ts'
export { findPlaces, type Place, type PlaceOptions } from './gazetteer/find.ts'
export { provinceOfSource } from './gazetteer/of-source.ts'
export {
  currentProvince,
  MERGED_ON,
  type Province,
  provinceCentre,
  provinceCentres,
  provinces,
} from './gazetteer/provinces.ts'
export { type ResolvedProvince, resolveIn, resolveProvince } from './gazetteer/resolve.ts'
export { type PlaceText, prepare } from './gazetteer/scan.ts'
export { successors } from './gazetteer/units.ts'
export { hashOf } from './hash.ts'
export { isForeignText } from './language.ts'
export { fillLost } from './lost-letters.ts'
export { monthOf, startOfMonth } from './months.ts'
export { toSafeNfc } from './nfc.ts'
export { isPlain, normalise } from './normalise.ts'
export { parseNumber } from './numbers.ts'
export { type Period, parseVietnamesePeriod } from './periods.ts'
export { type PhraseMatch, phraseLists, phraseMatcher } from './phrases.ts'
export { remembered } from './remembered.ts'
export { type Sentence, sentences } from './sentences.ts'
export { isSyllable } from './spelling.ts'
export { spellOut, spellOutNames } from './teencode.ts'
export { foldedTokens, spansOf, type TokenSpan, tokenSpans, tokens } from './tokens.ts'
export { mayStandAt, restoreTones } from './tones.ts'
export { Trie, type TrieNode } from './trie.ts'
export {
  enrol,
  foldToken,
  haveTones,
  type Word,
  type WordSpan,
  wordOf,
  wordSpansMeant,
  wordsBetween,
  wordsIn,
  wordsMeant,
} from './words.ts'
