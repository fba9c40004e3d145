import cues from '../../data/place-cues.json' with { type: 'json' }
import { type NameHit, nameHits, type PlaceText, prepare } from './scan.ts'
import type { Unit } from './units.ts'

/** So many communes elsewhere may bear a district's name before it says nothing. */
const NAMESAKES = 2

/**
 * The current province that the name of a source speaks of: "Tin nóng Cần Giuộc" → Tây Ninh, "Báo Nghệ An" → Nghệ An; '' when
 * it names no place or places of several provinces. Of a district and a commune of one name the district is meant, and a
 * province behind a shared name settles it ("Chợ Mới An Giang").
 */
export function provinceOfSource(name: string): string {
  const source = prepare(name.slice(0, 200))
  const read = nameHits(source, { lone: true }).map((hit) => meant(hit, source))
  const named = read.filter(({ length }) => length > 0)
  const sole = new Set(named.flatMap((one) => (one.length === 1 ? one : [])))
  const [province = '', ...others] = sole.size === 1 ? sole : new Set(named.flat())
  return others.length === 0 && named.every((one) => one.includes(province)) ? province : ''
}

/**
 * The provinces that a name may mean. A bare commune name is too often a common word ("Tân Tiến"), unless neighbours
 * stand in front ("Cư dân Xuân Đỉnh"); a district whose name many communes elsewhere bear ("Bình Minh") stays undecided.
 */
function meant(hit: NameHit, source: PlaceText): string[] {
  const { units, prefix } = hit
  for (const level of ['province', 'district'] as const) {
    const same = units.filter((unit) => unit.level === level && /\p{L}{2}/u.test(unit.name))
    if (same.length === 0) continue
    const inProvinces = new Set(same.map((unit) => unit.province))
    const elsewhere = new Set(
      units
        .filter((unit) => level === 'district' && isCommuneNow(unit) && !inProvinces.has(unit.province))
        .map((unit) => unit.province),
    )
    return [...inProvinces, ...(elsewhere.size > NAMESAKES ? elsewhere : [])]
  }
  return meantCommune(hit, source, prefix !== null && prefix !== 'city')
}

const NEIGHBOURHOOD = new Set(cues.neighbourhood)

function meantCommune({ units, lead, first, last }: NameHit, source: PlaceText, explicit: boolean): string[] {
  const provinces = [
    ...new Set(units.filter(({ name }) => /\p{L}{2}/u.test(name)).map((unit) => unit.province)),
  ]
  if (explicit) return provinces
  const word = source.spans[lead - 1]?.word.toned ?? ''
  return provinces.length === 1 && last - first > 1 && NEIGHBOURHOOD.has(word) ? provinces : []
}

function isCommuneNow({ level, era }: Unit): boolean {
  return level === 'commune' && era === 'since'
}
