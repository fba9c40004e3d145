import table from '../../data/landmarks.json' with { type: 'json' }

/** A place that texts name instead of a district or province: a port, a border gate, an industrial zone, a hospital. */
export interface Landmark {
  /** With the word that says what it is: "cảng Cái Mép"; without, where the name is known by itself. */
  name: string
  province: string
  /** A hospital, a university, an airport: people of other provinces are there too. */
  facility: boolean
}

interface Group {
  kinds: string
  facility?: boolean
  /** Names by province, "; " between them. */
  places: Readonly<Record<string, string | undefined>>
}

const GROUPS: readonly Group[] = table.groups

/** Every landmark of `data/landmarks.json` (ours) under each word that may stand in front of it. */
export const LANDMARKS: readonly Landmark[] = GROUPS.flatMap(({ kinds, facility = false, places }) =>
  Object.entries(places).flatMap(([province, names]) =>
    (names?.split('; ') ?? []).flatMap((name) =>
      kinds.split('|').map((kind) => ({ name: `${kind} ${name}`.trim(), province, facility })),
    ),
  ),
)
