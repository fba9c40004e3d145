/** Shares of a page's word 4-grams: found rightly, found wrongly, missed; they add up to 1, or to 0 for two empty texts. */
export interface TextMatch {
  tp: number
  fp: number
  fn: number
}

/** How a text that was found agrees with the labelled one, in word 4-grams; every page weighs the same. */
export function fourGramMatch(gold: string, found: string): TextMatch {
  const [a, b] = [shingles(gold), shingles(found)]
  let [tp, fp, fn] = [0, 0, 0]
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [inGold, inFound] = [a.get(key) ?? 0, b.get(key) ?? 0]
    tp += Math.min(inGold, inFound)
    fp += Math.max(0, inFound - inGold)
    fn += Math.max(0, inGold - inFound)
  }
  const sum = tp + fp + fn
  return sum === 0 ? { tp: 0, fp: 0, fn: 0 } : { tp: tp / sum, fp: fp / sum, fn: fn / sum }
}

function shingles(text: string): Map<string, number> {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  const last = Math.max(1, words.length - 3)
  for (let i = 0; i < last && words.length > 0; i++) {
    const key = words.slice(i, i + 4).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** F1, precision and recall over pages from the summed shares, as in the public article-extraction benchmark. */
export function textScores(matches: readonly TextMatch[]): {
  f1: number
  precision: number
  recall: number
} {
  const sum = (key: keyof TextMatch) => matches.reduce((total, match) => total + match[key], 0)
  const [tp, fp, fn] = [sum('tp'), sum('fp'), sum('fn')]
  return {
    f1: tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn),
    precision: tp === 0 ? 0 : tp / (tp + fp),
    recall: tp === 0 ? 0 : tp / (tp + fn),
  }
}
