/**
 * What a person asked of the coverage, read once and compiled by each store. `and` of nothing holds for everything,
 * `or` of nothing for nothing; `not` holds for every document that its part does not hold for.
 */
export type QueryTree =
  | QueryWords
  | QueryValue
  | QueryNumber
  | QueryPeriod
  | { kind: 'not'; part: QueryTree }
  | { kind: 'and' | 'or'; parts: readonly QueryTree[] }

/** Neighbouring syllables: one word, or a phrase. `toned` = must match with its tones; otherwise tones are ignored. */
export interface QueryWords {
  kind: 'words'
  toned: boolean
  /** Lower-case syllables, folded unless `toned`. */
  tokens: readonly string[]
  /** Only the title is looked at. */
  titleOnly: boolean
}

/** A field that must have a value. Values are folded, but for the codes of type, tier and decision, and event ids. */
export interface QueryValue {
  kind: 'value'
  field: 'source' | 'province' | 'disease' | 'type' | 'tier' | 'decision' | 'event'
  value: string
}

/** A whole number between two bounds, both included; null = no bound. An unknown number is in no range. */
export interface QueryNumber {
  kind: 'number'
  field: 'severity' | 'cases' | 'deaths'
  least: number | null
  most: number | null
}

/** Published in a period: `from` included, `to` not; null = no bound. */
export interface QueryPeriod {
  kind: 'period'
  from: Date | null
  to: Date | null
}
