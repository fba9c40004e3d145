import type { Disease } from './lexicon.ts'
import type { Line, Reading } from './read.ts'
import type { Hit } from './scan.ts'

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

/**
 * Diseases a text speaks of by their canonical names, each once, in order of appearance ("trái rạ" → thủy đậu). What does not
 * spread is spoken of where a text begins with it; later on it is an old illness of somebody to whom something else happened.
 */
export function diseasesOf(reading: Reading): Disease[] {
  const found = new Map<string, Disease>()
  for (const line of reading.lines)
    for (const { name, disease } of namedIn(line))
      if (line.lead || disease.group !== 'N') found.set(name, disease)
  const names = [...found.keys()]
  return [...found.values()].filter((d) => !names.some((name) => GENERAL[d.name]?.test(name) ?? false))
}

/** Diseases of a sentence by the longest names in it, but those that only a vaccine is called after. */
function namedIn(line: Line): { name: string; disease: Disease }[] {
  const named = line.hits.filter((hit) => hit.entry.disease !== null)
  return named.flatMap((hit, i) => {
    const { disease } = hit.entry
    const isInside = named.some(
      (o) => o.start <= hit.start && o.end >= hit.end && lengthOf(o) > lengthOf(hit),
    )
    return disease === null || isInside || isOfVaccine(line, named, i)
      ? []
      : [{ name: disease.name, disease }]
  })
}

function lengthOf({ start, end }: Hit): number {
  return end - start
}

/** A vaccine bears the name of a disease that nobody has: "mũi sởi – quai bị – rubella", "vắc xin viêm gan B". */
function isOfVaccine(line: Line, named: readonly Hit[], i: number): boolean {
  const start = named[i]?.start ?? 0
  const word = line.folded[start - 1] ?? ''
  const before = JOINING.test(word) ? start - 1 : start
  const last = named.findIndex(({ end }) => end === before)
  return last >= 0 && last < i ? isOfVaccine(line, named, last) : VACCINE.test(word)
}

const JOINING = /^(va|hoac)$/
const VACCINE = /^(xin|vacxin|vaccine|mui|tiem|ngua)$/
