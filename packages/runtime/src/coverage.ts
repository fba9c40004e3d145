import { project } from '@chudong/pipeline'
import type { Coverage, Outbox, Refused } from '@chudong/ports'
import { openPostgresCoverage } from '@chudong/store'
import { startOfMonth } from '@chudong/vietnamese'
import type { Config } from './config.ts'
import { every, type Repeated } from './every.ts'
import type { Logger } from './log.ts'

const HOUR_MS = 3_600_000

/** The coverage store of a configuration. Elasticsearch's client is loaded only where it is used. */
export async function openCoverage(
  { elastic }: Config,
  postgresUrl: string,
  { log, applicationName }: { log: Logger; applicationName: string },
): Promise<Coverage> {
  if (elastic === null) return openPostgresCoverage({ url: postgresUrl, applicationName })
  const { openElasticCoverage } = await import('@chudong/store/elastic')
  return openElasticCoverage({ ...elastic, log })
}

/** From when on coverage is kept; undefined = all of it. */
export function coverageSince(
  { coverageMonths }: Pick<Config, 'coverageMonths'>,
  now: Date,
): Date | undefined {
  return coverageMonths === null ? undefined : startOfMonth(now, coverageMonths - 1)
}

/**
 * Keeps the coverage store what the records say: carries changes over again and again, fills a store that is empty, and
 * drops months that are over. What the store refuses for good is logged by name.
 */
export function keepCoverage(
  { outbox }: { outbox: Outbox },
  coverage: Coverage,
  { log, since }: { log: Logger; since: () => Date | undefined },
): Repeated[] {
  const onRefused = (refused: readonly Refused[]) => log.error({ event: 'coverage-refused', refused })
  let looked = false
  const carry = async () => {
    try {
      if (!looked) await fillEmpty(outbox, coverage, log)
      looked = true
      await project(outbox, coverage, { onRefused })
    } catch (error) {
      // A store that comes back from an outage may come back empty.
      looked = false
      throw error
    }
  }
  const drop = async () => {
    const day = since()
    const documents = day ? await coverage.dropBefore(day) : 0
    if (documents > 0) log.info({ event: 'coverage-dropped', before: day, documents })
  }
  return [every(300, 'project', log, carry), every(HOUR_MS, 'retention', log, drop)]
}

/** A new search store, or one that lost its disk, gets everything that the records hold. */
async function fillEmpty(outbox: Outbox, coverage: Coverage, log: Logger): Promise<void> {
  if ((await coverage.state()).count > 0) return
  const articles = await outbox.refill()
  if (articles > 0) log.info({ event: 'coverage-refilled', articles })
}
