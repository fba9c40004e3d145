import { records } from './0001-records.ts'
import { incidents } from './0002-incidents.ts'
import { coverage } from './0003-coverage.ts'
import { coverageFields } from './0004-coverage-fields.ts'
import { coverageRefused } from './0005-coverage-refused.ts'
import { hostTurns } from './0006-host-turns.ts'
import { placementKeys } from './0007-placement-keys.ts'
import { coverageReading } from './0008-coverage-reading.ts'
import { claims } from './0009-claims.ts'
import { eventTurns } from './0010-event-turns.ts'
import { typedByPerson } from './0011-typed-by-person.ts'
import { sketchNames } from './0012-sketch-names.ts'
import { regrouping } from './0013-regrouping.ts'
import { copies } from './0014-copies.ts'
import { related } from './0015-related.ts'

/** In order and never changed once released: a change is a new entry. The number is the data's version. */
export const migrations: readonly { number: number; name: string; sql: string }[] = [
  { number: 1, name: 'records', sql: records },
  { number: 2, name: 'incidents', sql: incidents },
  { number: 3, name: 'coverage', sql: coverage },
  { number: 4, name: 'coverage-fields', sql: coverageFields },
  { number: 5, name: 'coverage-refused', sql: coverageRefused },
  { number: 6, name: 'host-turns', sql: hostTurns },
  { number: 7, name: 'placement-keys', sql: placementKeys },
  { number: 8, name: 'coverage-reading', sql: coverageReading },
  { number: 9, name: 'claims', sql: claims },
  { number: 10, name: 'event-turns', sql: eventTurns },
  { number: 11, name: 'typed-by-person', sql: typedByPerson },
  { number: 12, name: 'sketch-names', sql: sketchNames },
  { number: 13, name: 'regrouping', sql: regrouping },
  { number: 14, name: 'copies', sql: copies },
  { number: 15, name: 'related', sql: related },
]
