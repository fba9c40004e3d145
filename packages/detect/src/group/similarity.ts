import type { Sketch } from '@chudong/domain'
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

/**
 * Log-odds that another article tells of the same event as this one; above 0 is more likely than not for a pair. The
 * words agree 0..1 each by word pairs, words, heaviest terms, titles, and the share of a title's weight that the other
 * repeats; the gap is the logarithm of the hours between them (about 0..1.5).
 */
export function affinityTo({ sketch, vectors }: Compared): (other: Compared) => number {
  const agree = agreementWith(vectors)
  return (other) => {
    const { pairs, words, lead, titles, covered } = agree(other.vectors)
    const hours = Math.abs(sketch.at.getTime() - other.sketch.at.getTime()) / 3_600_000
    const odds =
      BIAS +
      WEIGHTS.pairs * pairs +
      WEIGHTS.words * words +
      WEIGHTS.lead * lead +
      WEIGHTS.titles * titles +
      WEIGHTS.covered * covered +
      WEIGHTS.gap * (Math.log1p(hours) / 5)
    return odds + sharedFacts(sketch, other.sketch)
  }
}

/** One pass over the other's terms, each looked up among the own ones. */
function agreementWith({ ids, weights, views, lengths }: Vectors) {
  const placeOf = placesOf(ids)
  return (other: Vectors) => {
    let pairs = 0
    let words = 0
    let lead = 0
    let titles = 0
    let ownTitle = 0
    let otherTitle = 0
    const theirs = other.ids
    for (let i = 0; i < theirs.length; i++) {
      const place = placeOf(theirs[i] as number)
      if (place < 0) continue
      const own = weights[place] as number
      const weight = other.weights[i] as number
      const seen = views[place] as number
      const shown = other.views[i] as number
      const both = seen & shown
      if (both & PAIR) pairs += own * weight
      if (both & WORD) words += own * weight
      if (both & LEAD) lead += own * weight
      if (both & TITLE) titles += own * weight
      if (seen & TITLE) ownTitle += own * own
      if (shown & TITLE) otherTitle += weight * weight
    }
    const product = (view: number) => (lengths[view] as number) * (other.lengths[view] as number)
    return {
      pairs: pairs / product(0),
      words: words / product(1),
      lead: lead / product(2),
      titles: titles / product(3),
      covered: Math.max(
        ownTitle / (lengths[3] as number) ** 2,
        otherTitle / (other.lengths[3] as number) ** 2,
      ),
    }
  }
}

/** Where an id stands in a list, -1 if nowhere: a table at least four times as long as the list, so that most misses end at once. */
function placesOf(ids: Int32Array): (id: number) => number {
  const slots = new Int16Array(4 << (32 - Math.clz32(ids.length)))
  const last = slots.length - 1
  for (let i = ids.length - 1; i >= 0; i--) {
    let at = (ids[i] as number) & last
    while (slots[at] !== 0) at = (at + 1) & last
    slots[at] = i + 1
  }
  return (id) => {
    for (let at = id & last; ; at = (at + 1) & last) {
      const place = (slots[at] as number) - 1
      if (place < 0 || ids[place] === id) return place
    }
  }
}
