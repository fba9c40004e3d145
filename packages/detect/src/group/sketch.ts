import type { Assessment, Sketch } from '@chudong/domain'
import { readLast } from '../assess/index.ts'
import { bestOf, itemsOf, offer } from './best.ts'
import { signatureOf } from './minhash.ts'
import { namesIn, placesOf } from './names.ts'
import { ownRarity } from './rarity.ts'
import {
  headlineOf,
  heaviestTerms,
  keptTerms,
  type Told,
  titleTerms,
  titleWords,
  toldTwice,
  toldWords,
} from './terms.ts'
import type { Drawn } from './vectors.ts'
import { type Vocabulary, vocabulary } from './vocabulary.ts'

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

/** The words of an article, read once for everything that compares them. */
export interface ReadArticle {
  title: Told
  body: Told
  /** 126 values (`signatureOf`); none where the text has too few words. */
  signature: number[]
  known: Vocabulary
}

/** Reads the words of an article; at most 30,000 characters of its text. */
export function readArticle(given: string, text: string): ReadArticle {
  const known = vocabulary()
  const said = readLast(given, text)
  const [title, body] = (said && toldTwice(said, known)) ?? [
    titleWords(given, known),
    toldWords(text.slice(0, MOST_CHARS), known),
  ]
  const enough = title.words.length + body.words.length >= LEAST_WORDS
  const compared = body.words.length >= LEAST_WORDS ? body.words : [...title.words, ...body.words]
  const signature = enough ? signatureOf(compared.map((word) => word.hashes.first)) : []
  return { title, body, signature, known }
}

/** Draws the small comparable description of an article; a text under eight words gets no signature and no terms. */
export function sketch(article: SketchedArticle, assessment: SketchedJudgement): Sketch {
  const { sketch, terms } = draw(article, assessment)
  return { ...sketch, terms: Array.from(terms.first, (_hash, place) => terms.textOf(place)) }
}

/** As `sketch`, with what its vectors are made of, which are read from the same words; its terms are not put into texts. */
export function draw(article: SketchedArticle, assessment: SketchedJudgement): Drawn & { sketch: Sketch } {
  const { title, body, signature, known } = readArticle(article.title, article.text)
  const enough = signature.length > 0
  const terms = enough ? heaviestTerms(title, body, known) : keptTerms([])
  const sketch = {
    articleId: article.id,
    contentHash: article.contentHash,
    url: article.url,
    sourceId: article.sourceId,
    at: article.publishedAt,
    title: article.title,
    signature,
    terms: [],
    type: assessment.type,
    province: assessment.province,
    diseases: assessment.diseases,
    incident: assessment.incident,
    places: placesOf(assessment.places),
    names: enough && speaksOfHealth(assessment) ? namesIn(article.title, article.text) : [],
  }
  return { sketch, signature, terms, title: titleTerms(title, known), headline: headlineOf(title) }
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
