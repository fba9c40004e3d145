import type { Neighbour } from '@chudong/domain'
import { openKeyIndex } from './key-index.ts'
import { bandsOf, resemblance } from './minhash.ts'
import { inTwoProvinces } from './shared-facts.ts'
import { readArticle } from './sketch.ts'

/** An event that an article joins; `eventId` is '' when its reprint has none. */
export interface Joined {
  eventId: string
  duplicateOf: string | null
  why: string
}

/** What is compared of an article to tell whether it is a reprint. */
interface Signed {
  sketch: Pick<Neighbour, 'at' | 'province'>
  vectors: { signature: ArrayLike<number> }
}

/** An article that others may be reprints of. */
interface Printed extends Signed {
  sketch: Pick<Neighbour, 'at' | 'province' | 'articleId' | 'eventId' | 'duplicateOf'>
}

/** Estimated Jaccard of 3-word shingles: a reprint that keeps 80 % of the words has about 0.35. */
const REPRINT = 0.3
const REPRINT_DAYS = 10
const DAY = 86_400_000

/** What an article joins whose text is nearly the same: the earliest of the group of reprints that the nearest belongs to. */
export function reprintAmong(own: Signed, near: readonly Printed[]): Joined | null {
  let best: Printed['sketch'] | null = null
  let most = REPRINT
  for (const { sketch, vectors } of near) {
    if (Math.abs(own.sketch.at.getTime() - sketch.at.getTime()) > REPRINT_DAYS * DAY) continue
    if (inTwoProvinces(own.sketch, sketch)) continue
    const share = resemblance(own.vectors.signature, vectors.signature, most)
    if (share > most || (share === most && best !== null && sketch.at < best.at)) {
      best = sketch
      most = share
    }
  }
  if (!best) return null
  return {
    eventId: best.eventId ?? '',
    duplicateOf: best.duplicateOf ?? best.articleId,
    why: `reprint: ${Math.round(most * 100)} % of the text is the same`,
  }
}

/** Articles of a stream whose signatures are compared with one. */
const ALIKE = 8

/** The articles of a stream, found by the bands of their signatures. */
export interface Reprints {
  /** What an article joins as a reprint of one that came before. */
  among(own: Signed): Joined | null
  add(one: Printed): void
}

/** No articles yet. */
export function openReprints(): Reprints {
  const printed: Printed[] = []
  const bands = openKeyIndex()
  return {
    among(own) {
      const near = bands.sharing(bandsOf(own.vectors.signature), ALIKE)
      return reprintAmong(
        own,
        Array.from(near, (number) => printed[number] as Printed),
      )
    },
    add(one) {
      bands.add(printed.push(one) - 1, bandsOf(one.vectors.signature))
    },
  }
}

/** A text as it is compared with others. */
interface Told {
  title?: string | null | undefined
  text: string
}

/** An article of a stream of which only reprints are asked. */
export interface ReprintRow extends Told {
  id: string
  published: Date
  /** '' where none is known: reports of two provinces are no reprints. */
  province: string
}

/** Says of each article of a stream, strictly online, the earliest one that it reprints; null for none. */
export function reprintStream(): (row: ReprintRow) => string | null {
  const reprints = openReprints()
  return ({ id, title, text, published: at, province }) => {
    const vectors = { signature: signatureOfText({ title, text }) }
    const duplicateOf = reprints.among({ sketch: { at, province }, vectors })?.duplicateOf ?? null
    reprints.add({ sketch: { at, province, articleId: id, eventId: null, duplicateOf }, vectors })
    return duplicateOf
  }
}

/**
 * Says of a text whether one of the given ones says nearly the same, whenever and wherever either was published: 3-word
 * shingles agree as in a reprint (MinHash). Texts under eight words resemble none.
 */
export function reprintsOf(texts: readonly Told[]): (text: Told) => boolean {
  const signatures = texts.map(signatureOfText)
  return (text) => {
    const own = signatureOfText(text)
    return signatures.some((other) => resemblance(own, other, REPRINT) >= REPRINT)
  }
}

function signatureOfText({ title, text }: Told): number[] {
  return readArticle(title ?? '', text).signature
}
