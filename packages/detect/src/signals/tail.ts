/**
 * Chance that a count with this mean and variance (variance ≥ mean: negative binomial, matched by moments) is `count` or
 * more. 0..1; exact through the incomplete beta function, P(X ≥ k) = I_p(k, r).
 */
export function upperTail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 1
  const size = mean ** 2 / Math.max(variance - mean, mean * 1e-3)
  return incompleteBeta(mean / (mean + size), count, size)
}

/** Quantile of Student's t: the value that is passed with chance `upper` (0..0.5). */
export function studentQuantile(upper: number, freedom: number): number {
  let [low, high] = [0, 1e4]
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    const passed = incompleteBeta(freedom / (freedom + middle ** 2), freedom / 2, 0.5) / 2
    if (passed > upper) low = middle
    else high = middle
  }
  return low
}

/** Regularised incomplete beta function I_x(a, b), by its continued fraction (modified Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  return front * fraction(x, a, b)
}

const TINY = 1e-300

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-12) break
  }
  return value
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** Stirling's series after shifting the argument up to 8: error below 1e-12. */
function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < 8) {
    shift += Math.log(at)
    at++
  }
  const inverse = 1 / (at * at)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}
