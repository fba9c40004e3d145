import table from '../../data/provinces.json' with { type: 'json' }
import { fold } from '../fold.ts'

/** The day on which 34 provinces replaced 63 and the district tier ended (+07:00). */
export const MERGED_ON = new Date(`${table.mergedOn}T00:00:00+07:00`)

/** One of the 34 provinces, with the provinces it took in and other ways to write each. */
export interface Province {
  /** Current name, as every judgement uses it: "TP. Hồ Chí Minh", "Vĩnh Long". */
  name: string
  kind: 'tỉnh' | 'thành phố'
  /** Other names: former provinces, abbreviations, other spellings. */
  shortNames: string[]
  /** Provinces until 2025-06-30 that are part of it now, itself not included. */
  formerly: string[]
  lat: number
  lon: number
}

/** A way to write a province of either time; `name` is its own name, `current` what it is part of now. */
export interface ProvinceName {
  written: string
  name: string
  current: string
}

const PROVINCES: readonly Province[] = table.provinces.map((row) => ({
  name: row.name,
  kind: row.kind === 'tỉnh' ? 'tỉnh' : 'thành phố',
  shortNames: [...row.aliases, ...row.formerly.flatMap((old) => [old.name, ...old.aliases])],
  formerly: row.formerly.map((old) => old.name),
  lat: row.lat,
  lon: row.lon,
}))

/** Every way to write every province of 63 and 34. */
export const PROVINCE_NAMES: readonly ProvinceName[] = table.provinces.flatMap((row) => [
  ...[row.name, ...row.aliases].map((written) => ({ written, name: row.name, current: row.name })),
  ...row.formerly.flatMap((old) =>
    [old.name, ...old.aliases].map((written) => ({ written, name: old.name, current: row.name })),
  ),
])

const CURRENT = new Map<string, string>(PROVINCE_NAMES.map((row) => [nameKey(row.written), row.current]))

/** "xứ Lạng", "đất Cảng": what a province is called without being named, with its current name. */
export const BYNAMES: readonly { written: string; current: string }[] = table.provinces.flatMap((row) =>
  (row.bynames ?? []).map((written) => ({ written, current: row.name })),
)

/** The 34 provinces since 1 July 2025, from North to South. */
export function provinces(): readonly Province[] {
  return PROVINCES
}

/** Middle of each current province in degrees (WGS 84), by name, for a map. */
export const provinceCentres: Readonly<Record<string, { lat: number; lon: number }>> = Object.fromEntries(
  PROVINCES.map((row) => [row.name, { lat: row.lat, lon: row.lon }]),
)

/**
 * The current province of an old or new province name, with or without "tỉnh", "TP", tones: "Bến Tre" → "Vĩnh Long",
 * "TP.HCM" → "TP. Hồ Chí Minh". Null for anything else, districts and communes included.
 */
export function currentProvince(name: string): string | null {
  return CURRENT.get(nameKey(name)) ?? null
}

/** Letters only, folded, without the word for province or city in front. */
function nameKey(name: string): string {
  const plain = fold(name.slice(0, 80)).trim()
  const bare = plain.replace(/^(?:tinh|thanh pho|thu do|tp)(?=[\s.]|hcm)[\s.]*/, '')
  return bare.replace(/[^a-z]/g, '')
}

/** Middle of a province in degrees, by its old or new name ("Bến Tre" gives Vĩnh Long's); null for anything else. */
export function provinceCentre(name: string): { lat: number; lon: number } | null {
  return provinceCentres[currentProvince(name) ?? ''] ?? null
}
