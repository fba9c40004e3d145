import { RetryAfterError } from '@chudong/domain'
import type { Config } from '@chudong/runtime'
import { openPostgresCoverage, openRecords } from '@chudong/store'
import { openElasticCoverage, restoreSnapshot } from '@chudong/store/elastic'
import type { Manifest } from './manifest.ts'

/** How the coverage came to be what the restored records say. */
export type CoverageReturn =
  /** It is, by count and checksum. */
  | { state: 'equal'; documents: number }
  /** So many articles are carried over when the services start. */
  | { state: 'to-be-filled'; articles: number }
  /** Elasticsearch does not answer: it holds what it held before. */
  | { state: 'away' }

const applicationName = 'chudong-restore'
const quiet = { info() {}, warn() {} }

/**
 * Brings the coverage to the restored records: from the snapshot of the backup where there is one, else emptied, as it
 * may hold versions that the records have forgotten. What differs then is filled from the records.
 */
export async function bringCoverage(
  config: Config,
  url: string,
  manifest: Manifest,
): Promise<CoverageReturn> {
  try {
    if (config.elastic) await replaceIndices(config.elastic, manifest)
    return await fillWhatDiffers(config, url)
  } catch (error) {
    if (error instanceof RetryAfterError) return { state: 'away' }
    throw error
  }
}

async function replaceIndices(
  elastic: NonNullable<Config['elastic']>,
  { snapshot }: Manifest,
): Promise<void> {
  if (snapshot) {
    const restored = restoreSnapshot({ ...elastic, repository: snapshot.repository }, snapshot.name)
    if (await restored.then(() => true, unlessAway)) return
  }
  const coverage = await openElasticCoverage({ ...elastic, log: quiet })
  await coverage.clear().finally(() => coverage.close())
}

/** A snapshot that is gone, or of another cluster, is no reason to stop. */
function unlessAway(error: unknown): false {
  if (error instanceof RetryAfterError) throw error
  return false
}

async function fillWhatDiffers({ elastic }: Config, url: string): Promise<CoverageReturn> {
  const records = await openRecords({ url, applicationName })
  const coverage = elastic
    ? await openElasticCoverage({ ...elastic, log: quiet })
    : await openPostgresCoverage({ url, applicationName })
  try {
    const [expected, held] = [await records.outbox.expected(), await coverage.state()]
    if (expected.count === held.count && expected.checksum === held.checksum)
      return { state: 'equal', documents: held.count }
    await records.outbox.refill()
    return { state: 'to-be-filled', articles: await records.outbox.size() }
  } finally {
    await Promise.all([records.close(), coverage.close()])
  }
}
