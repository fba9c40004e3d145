import type { z } from 'zod'

/** One measured value with the number of rows behind it; floor and target are those of the scoreboard, where it has some. */
export interface Figure {
  metric: string
  n: number
  value: number
  floor?: number
  target?: number
  /** Which way is better; more, when not said. */
  better?: 'more' | 'less'
}

/** How often each label was given for each true one. */
export interface Confusion {
  title: string
  labels: string[]
  /** counts[true][given] */
  counts: number[][]
}

/** A row that was judged wrongly, for a person to read; the worst come first. */
export interface Failure {
  id: string
  text: string
  expected: string
  got: string
}

export interface Measured {
  figures: Figure[]
  confusions: Confusion[]
  failures: Failure[]
}

/** What the scoreboard measures: a job on named data, under a named way of splitting it. */
export interface BoardEntry {
  job: string
  data: string
  split: string
  measure(): Measured
}

/** A kind of judgement that can be measured on anybody's labelled file. */
export interface Job<Row = unknown> {
  name: string
  title: string
  /** The labelled row's fields in one line, for help and documents. */
  shape: string
  row: z.ZodType<Row>
  /** Figures on labelled rows, with the judgement as it is shipped. `folder` is where the file stands, for rows that name other files. */
  measure(rows: readonly Row[], folder: string): Measured
  /** Entries of the scoreboard that this data allows; none when the data is not there. */
  board(data: DataFolder): BoardEntry[]
}

/** Labelled sets by name; null or an empty list when a set is not on this machine. */
export interface DataFolder {
  /** Absolute path of a file or folder of the research data, or null. */
  research(path: string): string | null
  /** Absolute path inside the project's own labelled set. */
  own(path: string): string
}
