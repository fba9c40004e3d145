import type { Assessment, Sketch } from '@chudong/domain'
import { bestOf, itemsOf, offer } from './best.ts'
import { signatureOf } from './minhash.ts'
import { namesIn, placesOf } from './names.ts'
import { ownRarity } from './rarity.ts'
import { heaviestTerms, titleWords, toldWords } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

/** What a sketch is drawn from. */
export interface SketchedArticle {
  id: string
  contentHash: string
  url: string | null
  sourceId: string
  publishedAt: Date
  title: string
  text: string
}

/** Texts of fewer words are never matched by the machine: "Sốt cao quá" says nothing of which event. */
const LEAST_WORDS = 8
const MOST_CHARS = 30_000

/** Draws the small comparable description of an article; a text under eight words gets no signature and no terms. */
export function sketch(article: SketchedArticle, assessment: SketchedJudgement): Sketch {
  const known = vocabulary()
  const title = titleWords(article.title, known)
  const body = toldWords(article.text.slice(0, MOST_CHARS), known)
  const enough = title.words.length + body.words.length >= LEAST_WORDS
  const compared = body.words.length >= LEAST_WORDS ? body.words : [...title.words, ...body.words]
  const signature = enough ? signatureOf(compared.map((word) => word.hash)) : []
  return {
    articleId: article.id,
    contentHash: article.contentHash,
    url: article.url,
    sourceId: article.sourceId,
    at: article.publishedAt,
    title: article.title,
    signature,
    terms: enough ? heaviestTerms(title, body, known) : [],
    type: assessment.type,
    province: assessment.province,
    diseases: assessment.diseases,
    incident: assessment.incident,
    places: placesOf(assessment.places),
    names: enough && speaksOfHealth(assessment) ? namesIn(article.title, article.text) : [],
  }
}

function speaksOfHealth({ type, province, diseases, incident }: SketchedJudgement): boolean {
  return incident || type !== null || province !== '' || diseases.length > 0
}

/** What grouping needs of a judgement. */
export type SketchedJudgement = Pick<Assessment, 'type' | 'province' | 'places' | 'diseases' | 'incident'>

/** In a stream of 4,662 posts and articles 24 terms found every reprint that 42 bands of the signature with 16 terms did. */
const KEY_TERMS = 24
const KEY_PLACES = 4

/**
 * Keys by which a store finds the neighbours worth comparing: the address, the rarest terms, and disease or
 * type with the place. Two articles of one event share at least one of them nearly always.
 */
export function candidateKeys(drawn: Sketch): string[] {
  const rarest = bestOf(KEY_TERMS)
  for (const [i, term] of drawn.terms.entries()) offer(rarest, i, ownRarity(term))
  const terms = Array.from(itemsOf(rarest), (i) => `t:${drawn.terms[i]}`)
  const place = drawn.province === '' ? [] : drawn.diseases.map((disease) => `d:${disease}|${drawn.province}`)
  const address = drawn.url === null ? [] : [`u:${drawn.url}`]
  return [...address, ...terms, ...place, ...kindKeys(drawn)]
}

/** The type with the province and with each place below it: "k:food-poisoning|cu chi". */
export function kindKeys({ type, province, places }: Sketch): string[] {
  const where = [province, ...places.slice(0, KEY_PLACES)].filter(Boolean)
  return type === null ? [] : where.map((one) => `k:${type}|${one}`)
}
