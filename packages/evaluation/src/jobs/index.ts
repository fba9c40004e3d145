import type { Job } from '../job.ts'
import { checkWorthyJob } from './check-worthy.ts'
import { claimsJob } from './claims.ts'
import { countsJob } from './counts.ts'
import { eventsJob } from './events.ts'
import { extractionJob } from './extraction.ts'
import { healthJob } from './health.ts'
import { incidentJob } from './incident.ts'
import { provinceJob } from './province.ts'
import { rumourJob } from './rumour.ts'
import { signalsJob } from './signals.ts'
import { suspicionJob } from './suspicion.ts'
import { toneJob } from './tone.ts'

/** Every judgement that can be measured. Rows are parsed by the job's own schema before it sees them. */
export const jobs: readonly Job[] = [
  anyRows(incidentJob),
  anyRows(healthJob),
  anyRows(provinceJob),
  anyRows(countsJob),
  anyRows(eventsJob),
  anyRows(extractionJob),
  anyRows(signalsJob),
  anyRows(rumourJob),
  anyRows(claimsJob),
  anyRows(checkWorthyJob),
  anyRows(suspicionJob),
  anyRows(toneJob),
]

function anyRows<Row>(job: Job<Row>): Job {
  return {
    ...job,
    measure: (rows, folder) =>
      job.measure(
        rows.map((row) => job.row.parse(row)),
        folder,
      ),
  }
}
