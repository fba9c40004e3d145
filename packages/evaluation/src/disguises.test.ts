import { heldOutWriters, writers } from '@chudong/detect'
import { expect, test } from 'vitest'
import { disguises } from './disguises.ts'
import type { Figure, Job } from './job.ts'
import { claimsJob } from './jobs/claims.ts'
import { countsJob } from './jobs/counts.ts'
import { deskEventsJob, eventsJob } from './jobs/events.ts'
import { healthJob } from './jobs/health.ts'
import { measureIncident } from './jobs/incident.ts'
import { judgedSets } from './jobs/labelled.ts'
import { provinceJob } from './jobs/province.ts'
import { suspectSets } from './jobs/suspicion.ts'
import { dataFolder, readRows } from './rows.ts'

const DISGUISES = ['NFD', 'tones stripped', 'look-alike letters', 'teencode', 'windows-1258 round trip']
const MOST_LOST = 0.02

/**
 * Known losses of more than two points (docs/evaluation.md), so that they grow no further: among 110 incidents of short posts one text
 * more is seven tenths of a point, among the 50 posts suspected most two points.
 */
const KNOWN: Record<string, number> = {
  'held-out posts, tones stripped: precision at recall 0.9': 0.034,
  'held-out posts, windows-1258 round trip: precision at recall 0.9': 0.021,
  'held-out writers, tones stripped: cases exact': 0.027,
  'suspicion, reintel, newest 25 %, tones stripped: precision in top 50, text alone': 0.06,
  'suspicion, reintel, newest 25 %, teencode: precision in top 50, text alone': 0.06,
  'suspicion, reintel, older 75 %, teencode: precision in top 50, with engagement': 0.04,
  'suspicion, reintel, newest 25 %, research weights, tones stripped: precision in top 50, with engagement': 0.04,
}

const own = dataFolder()
const filesOf = (names: readonly string[]) => names.map((name) => own.own(`${name}.jsonl`))
const heldOut = filesOf(heldOutWriters)
const learned = filesOf(writers)
const claims = own.own('claim-queries.jsonl')
const weeks = [1, 2, 3].map((week) => own.own(`stream-${week}.jsonl`))

test.each(judgedSets(own).map((set) => [set.data, set] as const))(
  'incident, %s: the same texts in disguise are judged the same, to two points',
  (name, { judged }) => {
    const figures = (disguise?: string) =>
      measureIncident(judged(disguise === undefined ? undefined : disguises[disguise])).figures
    expect(losses(name, figures)).toEqual([])
  },
  300_000,
)

test.each(suspectSets(own).map((set) => [set.data, set] as const))(
  'suspicion, %s: the same posts in disguise are ranked the same, to two points',
  (name, set) => {
    const figures = (disguise?: string) =>
      set.figures(disguise === undefined ? undefined : disguises[disguise])
    expect(losses(`suspicion, ${name}`, figures)).toEqual([])
  },
  300_000,
)

test.each([
  ['health', healthJob, 'own texts', learned],
  ['province', provinceJob, 'own texts', learned],
  ['counts', countsJob, 'own texts', learned],
  ['health', healthJob, 'held-out writers', heldOut],
  ['province', provinceJob, 'held-out writers', heldOut],
  ['counts', countsJob, 'held-out writers', heldOut],
  ['claims', claimsJob, 'own', [claims]],
  ['events', eventsJob, 'own weeks', weeks],
  ['events as the desk sees them', deskEventsJob, 'own weeks', weeks],
] as const)(
  '%s of the set %#: the same texts in disguise are judged the same, to two points',
  (_name, job, set, files) => {
    expect(losses(set, figuresIn(job as Job<Row>, files))).toEqual([])
  },
  180_000,
)

interface Row {
  id: string
  text: string
  title?: string | null
}

function figuresIn(job: Job<Row>, files: readonly string[]): (disguise?: string) => Figure[] {
  const rows = files.flatMap((file) => readRows(file, job.row))
  const folder = own.own('.')
  return (disguise) =>
    job.measure(disguise ? rows.map((row) => disguised(row, disguise)) : rows, folder).figures
}

/** What falls by more than it may, as sentences. */
function losses(set: string, figures: (disguise?: string) => Figure[]): string[] {
  const asWritten = figures()
  return DISGUISES.flatMap((name) => {
    const now = figures(name)
    return asWritten.flatMap(({ metric, value, better }, i) => {
      const lost = (value - (now[i]?.value ?? 0)) * (better === 'less' ? -1 : 1)
      const allowed = KNOWN[`${set}, ${name}: ${metric}`] ?? MOST_LOST
      return lost > allowed + 1e-9
        ? [`${set}, ${name}: ${metric} ${value.toFixed(3)} loses ${lost.toFixed(3)}`]
        : []
    })
  })
}

function disguised(row: Row, name: string): Row {
  const change = disguises[name] ?? ((text: string) => text)
  return {
    ...row,
    text: change(row.text, row.id),
    title: row.title ? change(row.title, `${row.id} title`) : row.title,
  }
}
