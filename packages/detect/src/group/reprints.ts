import { resemblance } from './minhash.ts'
import { REPRINT } from './place.ts'
import { sketch } from './sketch.ts'

/** A text as it is compared with others. */
interface Told {
  title?: string | null | undefined
  text: string
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

const UNJUDGED = { type: null, province: '', places: [], diseases: [], incident: false }

function signatureOfText({ title, text }: Told): number[] {
  const place = { id: '', contentHash: '', url: null, sourceId: '', publishedAt: new Date(0) }
  return sketch({ ...place, title: title ?? '', text }, UNJUDGED).signature
}
