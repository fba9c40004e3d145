import type { Reason } from '@chudong/domain'

/** Reasons from the heaviest to the lightest; those without a weight keep their order at the end. */
export function byWeight(reasons: Reason[]): Reason[] {
  return [...reasons].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
}

/** The one quote to show in a list: the heaviest reason that quotes something. */
export function mainQuote(reasons: Reason[]): string | null {
  return byWeight(reasons).find((one) => one.quote.trim() !== '')?.quote ?? null
}
