import type { IncidentType } from '@chudong/domain'
import type { Disease } from './lexicon.ts'
import { find } from './phrase-find.ts'
import type { Line, Reading } from './read.ts'
import type { Hit } from './scan.ts'

/** Longer names speak for the shorter ones inside them: "ung thư dạ dày" leaves out "ung thư". */
const GENERAL: Record<string, RegExp> = {
  'ung thư': /^(ung thư .+|bạch cầu cấp)$/,
  cúm: /^cúm .+$/,
  'cúm A': /^cúm A\/.+$/,
  'viêm não': /^(viêm não .+|cúm A\/.+|bệnh do virus Nipah)$/,
  'viêm màng não': /^(não mô cầu|liên cầu lợn)$/,
  'nhiễm Salmonella': /^thương hàn$/,
  adenovirus: /^đau mắt đỏ$/,
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

/** What happened in these is no illness that does not spread: it is why somebody was there, or what he waits for a drug against. */
const OF_SOMETHING_ELSE = new Set<IncidentType>([
  'supply-shortage',
  'medical-incident',
  'facility-security',
  'public-reaction',
  'misconduct',
])
/** These speak of what is said to help, or to harm. */
const OF_PROMISES = new Set<IncidentType>(['product-safety', 'misinformation'])
const PROMISED = /^(chua|tri|khoi|het|gay|thuoc|nguoi|cho)$/
/** Germs that poison a meal: then the event is the poisoning. */
const IN_FOOD = new Set(['nhiễm Salmonella'])

/**
 * Of the diseases spoken of those that an event of such a type is of. A poisoning is of no germ in the food; an illness that does
 * not spread is no matter of a shortage or a mishap, nor where it is only what a product promises to cure ("sữa cho người tiểu đường").
 */
export function diseasesOfEvent(
  named: readonly Disease[],
  type: IncidentType | null,
  { lines }: Reading,
): readonly Disease[] {
  if (named.length === 0 || type === null) return named
  if (OF_SOMETHING_ELSE.has(type)) return named.filter(spreads)
  if (OF_PROMISES.has(type))
    return named.filter((one) => spreads(one) || !lines.every((line) => isPromised(line, one)))
  return type === 'food-poisoning' ? named.filter((one) => spreads(one) && !IN_FOOD.has(one.name)) : named
}

function spreads({ group }: Disease): boolean {
  return group !== 'N'
}

/** Whether a sentence names a disease only as what something cures or causes. */
function isPromised({ hits, folded }: Line, disease: Disease): boolean {
  return hits.every(({ entry, start }) => entry.disease !== disease || PROMISED.test(folded[start - 1] ?? ''))
}

/** Diseases of a sentence by the longest names in it, but those that only a vaccine is called after. */
function namedIn(line: Line): { name: string; disease: Disease }[] {
  const named = line.hits.filter((hit) => hit.entry.disease !== null)
  return named.flatMap((hit, i) => {
    const { disease } = hit.entry
    const isInside = named.some(
      (o) => o.start <= hit.start && o.end >= hit.end && lengthOf(o) > lengthOf(hit),
    )
    return disease === null ||
      isInside ||
      isAnother(line, hit) ||
      isSaidOf(VACCINE, line, named, i) ||
      isSaidOf(DENIED, line, named, i)
      ? []
      : [{ name: disease.name, disease }]
  })
}

function lengthOf({ start, end }: Hit): number {
  return end - start
}

/** Animals whose fever bears the name of cholera. */
const HERD = /^(lon|heo)$/
const AROUND = 2

/** "Sốt rét run" is a chill, "thịt lợn dịch tả" has what pigs die of, "lao không điển hình" is no tuberculosis. */
function isAnother(line: Line, { entry, start, end }: Hit): boolean {
  const { folded } = line
  const name = entry.disease?.name
  if (entry.phrase === 'cúm gia cầm') return find.people(line).length === 0
  if (name === 'sốt rét') return folded[end] === 'run'
  if (name === 'cúm') return folded[end] === 'gia' && folded[end + 1] === 'cam'
  if (name === 'lao') return folded[end] === 'khong' && folded[end + 1] === 'dien'
  return name === 'tả' && folded.slice(Math.max(0, start - AROUND), start).some((word) => HERD.test(word))
}

/**
 * A vaccine bears the name of a disease that nobody has ("mũi sởi – quai bị – rubella", "vắc xin viêm gan B"), and a test may
 * say that it is none ("âm tính với Ebola và Marburg").
 */
function isSaidOf(words: RegExp, line: Line, named: readonly Hit[], i: number): boolean {
  const start = named[i]?.start ?? 0
  const before = JOINING.test(line.folded[start - 1] ?? '') ? start - 1 : start
  const last = named.findIndex(({ end }) => end === before)
  if (last >= 0 && last < i) return isSaidOf(words, line, named, last)
  return words.test(line.folded.slice(Math.max(0, start - 3), start).join(' '))
}

const JOINING = /^(va|hoac)$/
const VACCINE = /(^| )(xin|vacxin|vaccine|vx|vaxin|vacine|mui|tiem|ngua)$/
const DENIED = /(^| )(am tinh voi|loai tru|khong phai)$/
