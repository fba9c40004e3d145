import type { BoardEntry, DataFolder, Figure, Job, Measured } from './job.ts'
import { jobs } from './jobs/index.ts'

/** One line of the scoreboard. `met` is null for figures without a target. */
export interface BoardRow extends Figure {
  job: string
  data: string
  split: string
  met: boolean | null
}

/** Everything measured: the table, and per entry its confusions and failures. */
export interface Scoreboard {
  rows: BoardRow[]
  details: (Measured & Pick<BoardEntry, 'job' | 'data' | 'split'>)[]
  /** Sets that are not on this machine, by job. */
  missing: string[]
}

/** Measures every job on all its data. Deterministic; `onEntry` hears what is being measured. */
export function scoreboard(data: DataFolder, onEntry: (entry: BoardEntry) => void = () => {}): Scoreboard {
  const entries = jobs.map((job) => ({ job, board: job.board(data) }))
  const details = entries.flatMap(({ board }) =>
    board.map((entry) => {
      onEntry(entry)
      return { job: entry.job, data: entry.data, split: entry.split, ...entry.measure() }
    }),
  )
  return {
    rows: details.flatMap(({ job, data: name, split, figures }) =>
      figures.map((figure) => ({ ...figure, job, data: name, split, met: isMet(figure) })),
    ),
    details,
    missing: entries.filter(({ board }) => board.length === 0).map(({ job }) => job.name),
  }
}

/** The job of that name; throws a sentence that lists the names there are. */
export function jobNamed(name: string): Job {
  const job = jobs.find((one) => one.name === name)
  if (!job) throw new Error(`unknown job "${name}": there are ${jobs.map((one) => one.name).join(', ')}`)
  return job
}

function isMet({ value, target, better }: Figure): boolean | null {
  if (target === undefined) return null
  return better === 'less' ? value <= target : value >= target
}
