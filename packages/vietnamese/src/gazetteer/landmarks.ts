import table from '../../data/landmarks.json' with { type: 'json' }

/** A place that texts name instead of a district or province: a port, a border gate, an industrial zone, a hospital. */
export interface Landmark {
  /** With the word that says what it is: "cảng Cái Mép"; without, where the name is known by itself. */
  name: string
  province: string
  /** A hospital, a university, an airport: people of other provinces are there too. */
  facility: boolean
}

/** Every landmark of `data/landmarks.json` (ours) under each word that may stand in front of it. */
export const LANDMARKS: readonly Landmark[] = table.groups.flatMap((group) =>
  Object.entries(group.places).flatMap(([province, names]) =>
    names.split('; ').flatMap((name) =>
      group.kinds.split('|').map((kind) => ({
        name: kind === '' ? name : `${kind} ${name}`,
        province,
        facility: 'facility' in group && group.facility === true,
      })),
    ),
  ),
)
