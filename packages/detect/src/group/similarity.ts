import type { Sketch } from '@chudong/domain'
import { enter, numberingFor, placeOf } from './numbering.ts'
import { sharedFacts } from './shared-facts.ts'
import { LEAD, PAIR, TITLE, type Vectors, WORD } from './vectors.ts'

/** Logistic regression on pairs of the older half of a Vietnamese news-cluster set (test/bench/group-quality.ts). */
const WEIGHTS = { pairs: 35.6, words: 13.9, lead: 9.8, titles: 11.3, covered: 10.2, gap: -1.84 }
const BIAS = -6.86

/** A sketch made ready for comparison. */
export interface Compared<S extends Sketch = Sketch> {
  sketch: S
  vectors: Vectors
}

/** Log-odds that another article tells of the same event as this one; above 0 is more likely than not for a pair. */
export function affinityTo(own: Compared): (other: Compared) => number {
  const likeness = likenessTo(own)
  return (other) => likeness(other) + sharedFacts(own.sketch, other.sketch)
}

/**
 * The part of `affinityTo` that words and time say, whatever the facts. The words agree 0..1 each by word pairs, words, heaviest
 * terms, titles, and the share of a title's weight that the other repeats; the gap is the logarithm of the hours between
 * them (about 0..1.5).
 */
export function likenessTo({ sketch, vectors }: Compared): (other: Compared) => number {
  const agree = agreementWith(vectors)
  return (other) => {
    const { pairs, words, lead, titles, covered } = agree(other.vectors)
    const hours = Math.abs(sketch.at.getTime() - other.sketch.at.getTime()) / 3_600_000
    return (
      BIAS +
      WEIGHTS.pairs * pairs +
      WEIGHTS.words * words +
      WEIGHTS.lead * lead +
      WEIGHTS.titles * titles +
      WEIGHTS.covered * covered +
      WEIGHTS.gap * (Math.log1p(hours) / 5)
    )
  }
}

/** One pass over the other's terms, each looked up among the own ones. */
function agreementWith({ ids, weights, views, lengths }: Vectors) {
  const own = numberingFor(ids.length)
  for (const id of ids) enter(own, id)
  return (other: Vectors) => {
    let pairs = 0
    let words = 0
    let lead = 0
    let titles = 0
    let ownTitle = 0
    let otherTitle = 0
    const theirs = other.ids
    for (let i = 0; i < theirs.length; i++) {
      const place = placeOf(own, theirs[i] as number)
      if (place < 0) continue
      const mine = weights[place] as number
      const weight = other.weights[i] as number
      const seen = views[place] as number
      const shown = other.views[i] as number
      const alike = seen & shown
      if (alike & PAIR) pairs += mine * weight
      if (alike & WORD) words += mine * weight
      if (alike & LEAD) lead += mine * weight
      if (alike & TITLE) titles += mine * weight
      if (seen & TITLE) ownTitle += mine * mine
      if (shown & TITLE) otherTitle += weight * weight
    }
    return {
      pairs: pairs / both(lengths, other.lengths, 0),
      words: words / both(lengths, other.lengths, 1),
      lead: lead / both(lengths, other.lengths, 2),
      titles: titles / both(lengths, other.lengths, 3),
      covered: Math.max(
        ownTitle / (lengths[3] as number) ** 2,
        otherTitle / (other.lengths[3] as number) ** 2,
      ),
    }
  }
}

function both(a: Float64Array, b: Float64Array, view: number): number {
  return (a[view] as number) * (b[view] as number)
}
