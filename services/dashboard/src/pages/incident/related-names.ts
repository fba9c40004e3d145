import { plain } from './plain.ts'

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

/** A folded name as one of the texts writes it ("tam phuc duong" → "Tâm Phúc Đường"); as it is where none has it. */
export function asWritten(name: string, texts: readonly string[]): string {
  const size = name.split(' ').length
  for (const text of texts) {
    const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    const at = words.findIndex((_, i) => plain(words.slice(i, i + size).join(' ')) === name)
    if (at >= 0) return words.slice(at, at + size).join(' ')
  }
  return name
}
