import { foldNormalised, tokens } from '@chudong/vietnamese'
import diseaseData from '../../data/diseases.json' with { type: 'json' }
import lexiconData from '../../data/lexicon.json' with { type: 'json' }

/** One disease of the office's list: canonical Vietnamese name, legal group, other names it goes by. */
export interface Disease {
  name: string
  /** A dangerous, B and C notifiable, N not infectious, animal = does not make people ill by itself. */
  group: 'A' | 'B' | 'C' | 'N' | 'animal'
  /** ICD-10 category, subcategory or block ("A98.4", "A15-A19"); absent for diseases of animals. */
  icd10?: string
  aliases: readonly string[]
}

/** Where a phrase leads: a concept of the lexicon, or a disease. */
export interface Entry {
  concept: string
  phrase: string
  toned: readonly string[]
  folded: readonly string[]
  disease: Disease | null
  /** Its name among the features of a text. */
  feature: string
}

/** These names are plain words too ("than" coal, "lao" rush): only their aliases are searched. */
const AMBIGUOUS = new Set(['tả', 'dại', 'than', 'lao', 'lậu', 'phong', 'lỵ', 'cúm'])
const DISEASES = diseaseData.diseases as readonly Disease[]

/** The catalogue of diseases the judgement knows, canonical names first ("thủy đậu", also said "trái rạ"). */
export function diseases(): readonly Disease[] {
  return DISEASES
}

const conceptEntries = Object.entries(lexiconData.concepts).flatMap(([concept, phrases]) =>
  phrases.map((phrase) => entry(concept, phrase, null)),
)
const diseaseEntries = DISEASES.flatMap((disease) =>
  [disease.name, ...disease.aliases]
    .filter((name) => name !== disease.name || !AMBIGUOUS.has(name))
    .map((name) => entry('disease', name, disease)),
)

/** Every phrase that is looked for, lexicon first. */
export const entries: readonly Entry[] = [...conceptEntries, ...diseaseEntries]

function entry(concept: string, phrase: string, disease: Disease | null): Entry {
  const toned = tokens(phrase)
  return { concept, phrase, toned, folded: toned.map(foldNormalised), disease, feature: `=${phrase}` }
}
