import after from '../../data/vn-admin-units/communes-2025.json' with { type: 'json' }
import before from '../../data/vn-admin-units/units-before-2025.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { normalise } from '../normalise.ts'
import { LANDMARKS } from './landmarks.ts'
import { BYNAMES, currentProvince, PROVINCE_NAMES } from './provinces.ts'

export type Level = 'province' | 'district' | 'commune'

/** One administrative unit under one name; `era` says in which of the two maps it is. */
export interface Unit {
  /** Short name as written: "Tân Phú", "1" for Quận 1, "Bến Tre". */
  name: string
  kind: string
  level: Level
  /** Current province. */
  province: string
  /** Name before the merger of the district it is in; null for districts, provinces and new communes. */
  district: string | null
  era: 'before' | 'since' | 'both'
  /** Not the name but another word for it: "xứ Lạng". */
  byname?: true
  /** Not a unit but a place in one: a port, an industrial zone; a facility is a hospital, a university, an airport. */
  landmark?: 'place' | 'facility'
  /** Lower-case toned words of the way it is written here ("bà rịa vũng tàu"). */
  spelled: string
}

const KINDS = /^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu) +/i

/** Key by which units are found in text: folded words, one space between ("Buôn Ma Thuột" → "buon ma thuot"). */
export function unitKey(name: string): string {
  return (
    fold(name)
      .match(/[a-z0-9]+/g)
      ?.join(' ') ?? ''
  )
}

let byKey: Map<string, Unit[]> | null = null

/** All units of both maps by key; built at the first call (about 11,000 names, some 50 ms). */
export function unitsByKey(): ReadonlyMap<string, Unit[]> {
  byKey ??= build()
  return byKey
}

function build(): Map<string, Unit[]> {
  const map = new Map<string, Unit[]>()
  for (const row of PROVINCE_NAMES) {
    const era = row.name === row.current ? 'both' : 'before'
    add(map, row.written, {
      name: row.name,
      kind: 'Tỉnh',
      level: 'province',
      province: row.current,
      district: null,
      era,
    })
  }
  for (const { written, current } of BYNAMES)
    add(map, written, {
      name: current,
      kind: 'Tỉnh',
      level: 'province',
      province: current,
      district: null,
      era: 'both',
      byname: true,
    })
  for (const { name, province, facility } of LANDMARKS)
    add(map, name, {
      name,
      kind: '',
      level: 'district',
      province,
      district: null,
      era: 'both',
      byname: true,
      landmark: facility ? 'facility' : 'place',
    })
  for (const [province, districts] of Object.entries(before)) addDistricts(map, province, districts)
  for (const [province, list] of Object.entries(after.communes)) addCommunes(map, province, list)
  return map
}

function addDistricts(map: Map<string, Unit[]>, old: string, districts: Record<string, string>): void {
  const province = currentProvince(old) ?? old
  for (const [full, list] of Object.entries(districts)) {
    const district = split(full)
    add(map, district.name, { ...district, level: 'district', province, district: null, era: 'before' })
    for (const row of list.split(';')) {
      const commune = split(row.slice(0, row.indexOf('>')))
      if (commune.name === '') continue
      add(map, commune.name, {
        ...commune,
        level: 'commune',
        province,
        district: district.name,
        era: 'before',
      })
    }
  }
}

function addCommunes(map: Map<string, Unit[]>, province: string, list: string): void {
  for (const row of list.split(';')) {
    const commune = split(row.slice(0, row.indexOf('@')))
    const unit = { ...commune, level: 'commune', province, district: null, era: 'since' } as const
    add(map, commune.name, unit)
    const [first = ''] = commune.name.split(' - ')
    if (first !== commune.name) add(map, first, unit)
  }
}

function add(map: Map<string, Unit[]>, written: string, bare: Omit<Unit, 'spelled'>): void {
  const unit: Unit = { ...bare, spelled: spelling(written) }
  const key = unitKey(written)
  const list = map.get(key)
  if (list) list.push(unit)
  else map.set(key, [unit])
}

/** Lower-case toned words of a name, one space between. */
export function spelling(written: string): string {
  return (
    normalise(written)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}

function split(full: string): { kind: string; name: string } {
  const plain = normalise(full)
  const [first = '', ...rest] = KINDS.exec(plain)?.[1] ?? ''
  const kind = first + rest.join('').toLowerCase()
  return { kind, name: plain.replace(KINDS, '') }
}

/**
 * New communes that took in an old commune ("Phường Cống Vị", "Quận Ba Đình", "Hà Nội" → Phường Giảng Võ, Phường
 * Ngọc Hà). Empty when the old map has no such unit. Names with their kind, as in the official lists.
 */
export function successors(commune: string, district: string, province: string): string[] {
  const districts: Record<string, string> = (before as Record<string, Record<string, string>>)[province] ?? {}
  const wanted = unitKey(commune)
  for (const [name, list] of Object.entries(districts)) {
    if (unitKey(name) !== unitKey(district)) continue
    const row = list.split(';').find((entry) => unitKey(entry.slice(0, entry.indexOf('>'))) === wanted)
    if (row) return row.slice(row.indexOf('>') + 1).split('|')
  }
  return []
}
