import type { Confusion, Figure } from './job.ts'

/** Share of the items for which something holds; 0 of none is 0. */
export function share<T>(metric: string, items: readonly T[], holds: (item: T) => boolean): Figure {
  return { metric, n: items.length, value: ratio(items.filter(holds).length, items.length) }
}

/** F1 of a yes-or-no judgement over pairs of (true, given). */
export function f1(metric: string, pairs: readonly (readonly [boolean, boolean])[]): Figure {
  const right = pairs.filter(([truth, given]) => truth && given).length
  const wrong = pairs.filter(([truth, given]) => truth !== given).length
  return { metric, n: pairs.length, value: ratio(2 * right, 2 * right + wrong) }
}

/** Mean of the F1 of every true label, each weighing the same. */
export function macroF1(metric: string, pairs: readonly (readonly [string, string])[]): Figure {
  const labels = [...new Set(pairs.map(([truth]) => truth))]
  const each = labels.map(
    (label) =>
      f1(
        label,
        pairs.map(([truth, given]) => [truth === label, given === label]),
      ).value,
  )
  return {
    metric,
    n: pairs.length,
    value: ratio(
      each.reduce((a, b) => a + b, 0),
      each.length,
    ),
  }
}

/** Best precision among all cuts of the ranking that still find `recall` of what is true. */
export function precisionAtRecall(
  ranked: readonly { score: number; yes: boolean }[],
  recall: number,
): number {
  const order = [...ranked].sort((a, b) => b.score - a.score)
  const all = order.filter(({ yes }) => yes).length
  let right = 0
  let best = 0
  for (const [index, { yes }] of order.entries()) {
    if (yes) right++
    if (right >= recall * all) best = Math.max(best, right / (index + 1))
  }
  return round(best)
}

/** Mean of the precisions at each true item of the ranking; ties stand in the order given. */
export function averagePrecision(ranked: readonly { score: number; yes: boolean }[]): number {
  let [right, sum] = [0, 0]
  for (const [index, { yes }] of [...ranked].sort((a, b) => b.score - a.score).entries())
    if (yes) sum += ++right / (index + 1)
  return ratio(sum, right)
}

/** Area under the ROC curve: the chance that a true item ranks above a false one; ties count half. */
export function areaUnderCurve(ranked: readonly { score: number; yes: boolean }[]): number {
  const order = [...ranked].sort((a, b) => a.score - b.score)
  let below = 0
  let won = 0
  for (let at = 0; at < order.length; ) {
    const tied = order.filter((one) => one.score === order[at]?.score)
    const no = tied.filter(({ yes }) => !yes).length
    won += (tied.length - no) * (below + no / 2)
    below += no
    at += tied.length
  }
  return round(ratio(won, below * (order.length - below)))
}

/** Counts of (true, given) labels, most frequent true label first. */
export function confusion(title: string, pairs: readonly (readonly [string, string])[]): Confusion {
  const often = (label: string) => pairs.filter(([truth]) => truth === label).length
  const labels = [...new Set(pairs.flat())].sort((a, b) => often(b) - often(a) || a.localeCompare(b))
  const counts = labels.map((truth) =>
    labels.map((given) => pairs.filter((pair) => pair[0] === truth && pair[1] === given).length),
  )
  return { title, labels, counts }
}

/** A share, 0 when there is nothing to share, to four places. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : round(part / whole)
}

/** Share that is true among the `top` highest scores; of all, when there are fewer. Ties stand in the order given. */
export function precisionAtTop(ranked: readonly { score: number; yes: boolean }[], top: number): number {
  const first = [...ranked].sort((a, b) => b.score - a.score).slice(0, top)
  return ratio(first.filter(({ yes }) => yes).length, first.length)
}

/**
 * Expected calibration error over ten bins of equal width (Naeini et al. 2015): how far, on average over the rows, the mean
 * score of a bin is from the share that is true in it. 0..1, less is better.
 */
export function calibrationError(scored: readonly { score: number; yes: boolean }[]): number {
  const bins = Array.from({ length: BINS }, () => ({ score: 0, yes: 0 }))
  for (const { score, yes } of scored) {
    const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))]
    if (!bin) continue
    bin.score += score
    bin.yes += yes ? 1 : 0
  }
  return ratio(
    bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.yes), 0),
    scored.length,
  )
}

const BINS = 10

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
