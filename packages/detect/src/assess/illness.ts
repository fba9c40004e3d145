import type { Disease } from './lexicon.ts'
import type { Reading } from './read.ts'

/** Longer names speak for the shorter ones inside them: "ung thư dạ dày" leaves out "ung thư". */
const GENERAL: Record<string, RegExp> = {
  'ung thư': /^(ung thư .+|bạch cầu cấp)$/,
  cúm: /^cúm .+$/,
  'cúm A': /^cúm A\/.+$/,
  'viêm não': /^viêm não .+$/,
  'viêm màng não': /^não mô cầu$/,
  'đột quỵ': /^đột quỵ .+$/,
  'viêm khớp': /^viêm khớp .+$/,
  'giun sán': /^$/,
}

/** Diseases a text speaks of by their canonical names, each once, in order of appearance ("trái rạ" → thủy đậu). */
export function diseasesOf(reading: Reading): Disease[] {
  const found = new Map<string, Disease>()
  for (const line of reading.lines) {
    const named = line.hits.filter((hit) => hit.entry.disease !== null)
    for (const { entry, start, end } of named) {
      const inside = named.some((o) => o.start <= start && o.end >= end && o.end - o.start > end - start)
      if (entry.disease && !inside) found.set(entry.disease.name, entry.disease)
    }
  }
  const names = [...found.keys()]
  return [...found.values()].filter((d) => !names.some((name) => GENERAL[d.name]?.test(name) ?? false))
}
