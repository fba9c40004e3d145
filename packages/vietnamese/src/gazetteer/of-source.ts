import { nameHits, prepare } from './scan.ts'
import type { Unit } from './units.ts'

/**
 * The current province that the name of a source speaks of: "Tin nóng Cần Giuộc" → Tây Ninh, "Báo Nghệ An" → Nghệ An; '' when
 * it names no place or places of several provinces. Of a district and a commune of one name the district is meant.
 */
export function provinceOfSource(name: string): string {
  const hits = nameHits(prepare(name.slice(0, 200)))
  const [province = '', ...others] = new Set(hits.flatMap(({ units, prefix }) => meant(units, prefix)))
  return others.length === 0 ? province : ''
}

/**
 * The provinces that a name may mean. A bare commune name is too often a common word ("Tân Tiến"); a district whose name two
 * communes elsewhere bear ("Bình Minh") stays undecided.
 */
function meant(units: readonly Unit[], prefix: string | null): string[] {
  const levels =
    prefix === null || prefix === 'city'
      ? (['province', 'district'] as const)
      : (['province', 'district', 'commune'] as const)
  for (const level of levels) {
    const same = units.filter((unit) => unit.level === level && /\p{L}{2}/u.test(unit.name))
    if (same.length === 0) continue
    const inProvinces = new Set(same.map((unit) => unit.province))
    const elsewhere = new Set(
      units
        .filter((unit) => level === 'district' && isCommuneNow(unit) && !inProvinces.has(unit.province))
        .map((unit) => unit.province),
    )
    return [...inProvinces, ...(elsewhere.size > 1 ? elsewhere : [])]
  }
  return []
}

function isCommuneNow({ level, era }: Unit): boolean {
  return level === 'commune' && era === 'since'
}
