import islands from './islands.json' with { type: 'json' }
import mainland from './mainland.json' with { type: 'json' }

/** Degrees of longitude and latitude to the drawing's units: equirectangular, narrowed at 16° N, the country's middle. */
const UNIT = 40
const NARROW = Math.cos((16 * Math.PI) / 180)
const WEST = 101.7
const NORTH = 23.75

export const MAP_WIDTH = 640
export const MAP_HEIGHT = 730

/** A place in degrees to x and y on the map, with one decimal. */
export function project(lon: number, lat: number): { x: number; y: number } {
  return { x: round((lon - WEST) * UNIT * NARROW), y: round((NORTH - lat) * UNIT) }
}

/** The mainland's outline as an SVG path: a simplified hand-drawn shape, for orientation only. */
export function mainlandPath(): string {
  const points = mainland.map(([lon = 0, lat = 0]) => {
    const { x, y } = project(lon, lat)
    return `${x} ${y}`
  })
  return `M${points.join('L')}Z`
}

/** Islands near the coast with a radius in degrees, drawn as circles. */
export function coastalIslands(): { x: number; y: number; r: number }[] {
  return islands.coastal.map(([lon = 0, lat = 0, radius = 0]) => ({ ...project(lon, lat), r: radius * UNIT }))
}

/** The two archipelagos of Việt Nam: every map of the country shows them. */
export function archipelagos(): { name: 'hoangSa' | 'truongSa'; islets: { x: number; y: number }[] }[] {
  const place = (list: number[][]) => list.map(([lon = 0, lat = 0]) => project(lon, lat))
  return [
    { name: 'hoangSa', islets: place(islands.hoangSa) },
    { name: 'truongSa', islets: place(islands.truongSa) },
  ]
}

/** Whether a place lies inside the outline (ray casting); the sea and the neighbours are outside. */
export function isOnMainland(lon: number, lat: number): boolean {
  let inside = false
  mainland.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = mainland[(index + mainland.length - 1) % mainland.length] ?? []
    const crosses = y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1
    if (crosses) inside = !inside
  })
  return inside
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
