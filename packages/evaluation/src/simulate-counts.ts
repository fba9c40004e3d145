/** A daily count series with the outbreaks that were put into it (first and last day, inclusive). */
export interface SimulatedSeries {
  series: string
  start: string
  counts: number[]
  outbreaks: [number, number][]
}

const NAMES = [
  'sốt xuất huyết',
  'tay chân miệng',
  'ngộ độc thực phẩm',
  'bệnh dại',
  'sởi',
  'HIV/AIDS',
  'hiến máu',
  'cúm A',
]
const CALENDAR: Record<string, string[]> = {
  'sốt xuất huyết': ['06-15'],
  'bệnh dại': ['09-28'],
  'HIV/AIDS': ['12-01'],
  'hiến máu': ['04-07', '06-14'],
}
const DAYS = 400
const DAY = 86_400_000

/**
 * Series of reports a day: means from one in three days to fifty a day, weekday patterns, a yearly season, overdispersion,
 * rises on calendar days that are no outbreaks, and two outbreaks each that rise within three days to at least five
 * standard deviations (six reports) and fade within two weeks. The same seed gives the same series.
 */
export function simulateCounts(seed: number, series: number): SimulatedSeries[] {
  const random = generator(seed)
  return Array.from({ length: series }, () => simulateOne(random))
}

function simulateOne(random: () => number): SimulatedSeries {
  const name = NAMES[Math.floor(random() * NAMES.length)] ?? 'sởi'
  const start = Date.UTC(2024, Math.floor(random() * 12), 1 + Math.floor(random() * 28))
  const level = 0.3 * (50 / 0.3) ** random()
  const dispersion = 1 + 2 * random()
  const [amplitude, phase, weekend] = [0.5 * random(), random() * 365, 0.5 + 0.5 * random()]
  const mean = (day: number) =>
    level *
    (1 + amplitude * Math.sin((2 * Math.PI * (day + phase)) / 365)) *
    ([0, 6].includes(new Date(start + day * DAY).getUTCDay()) ? weekend : 1)
  const outbreaks = [60 + 140 * random(), 240 + 130 * random()].map((first) => Math.floor(first))
  const excess = new Map<number, number>()
  const spans = outbreaks.map((first): [number, number] => [
    first,
    putOutbreak(excess, first, mean, dispersion, random),
  ])
  const counts = Array.from({ length: DAYS }, (_, day) => {
    const rise = isCalendarDay(name, start, day) ? 1 + 2 * random() : 1
    return negativeBinomial(mean(day) * rise, dispersion, random) + (excess.get(day) ?? 0)
  })
  return { series: name, start: new Date(start).toISOString().slice(0, 10), counts, outbreaks: spans }
}

function putOutbreak(
  excess: Map<number, number>,
  first: number,
  mean: (day: number) => number,
  dispersion: number,
  random: () => number,
): number {
  const peak = Math.max(6, 5 * Math.sqrt(dispersion * mean(first))) * (1 + random())
  const length = 5 + Math.floor(9 * random())
  for (let i = 0; i < length; i++) {
    const shape = i < 3 ? (i + 1) / 3 : 1 - (i - 2) / length
    excess.set(first + i, poisson(Math.max(0, peak * shape), random))
  }
  return first + length - 1
}

function isCalendarDay(name: string, start: number, day: number): boolean {
  return (CALENDAR[name] ?? []).includes(new Date(start + day * DAY).toISOString().slice(5, 10))
}

function negativeBinomial(mean: number, dispersion: number, random: () => number): number {
  if (dispersion < 1.02) return poisson(mean, random)
  return poisson(gamma(mean / (dispersion - 1), random) * (dispersion - 1), random)
}

/** Marsaglia and Tsang's method. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let [count, product] = [0, random()]
  for (const limit = Math.exp(-mean); product > limit; count++) product *= random()
  return count
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
