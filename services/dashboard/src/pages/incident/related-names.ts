/** Pairs of words that follow one another as the names they are of: "lumi kids", "kids plus" → "lumi kids plus". */
export function wholeNames(pairs: readonly string[]): string[] {
  const names: string[] = []
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(' ')
    const last = names.at(-1)
    if (last?.endsWith(` ${first}`)) names[names.length - 1] = `${last} ${second}`
    else names.push(pair)
  }
  return names
}
