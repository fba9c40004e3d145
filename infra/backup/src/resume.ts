import { judgeAgain } from '@chudong/pipeline'
import type { JobQueue } from '@chudong/ports'
import pg from 'pg'

/** Jobs reach people within minutes; a week covers an outage over the longest holiday that an office leaves alone. */
const LOOK_BACK = '7 days'
const PORTION = 1_000

/**
 * Makes the jobs that records without their queue lack: every source is read afresh, and articles that were never judged
 * or came in the last week before the newest go through the flow again. Returns the number of those articles.
 */
export async function resume(url: string, queue: JobQueue): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: 'chudong-resume' })
  client.on('error', () => {})
  await client.connect()
  try {
    // With what a site said of its last listing, it would answer that nothing is new since.
    await client.query(
      'update sources set etag = null, last_modified = null, body_hash = null, next_poll_at = null',
    )
    const { rows } = await client.query<{ articleId: string; contentHash: string }>(
      `select id as "articleId", content_hash as "contentHash" from articles
       where assessed_hash is distinct from content_hash
         or collected_at > (select max(collected_at) from articles) - $1::interval
       order by collected_at`,
      [LOOK_BACK],
    )
    for (let at = 0; at < rows.length; at += PORTION) await judgeAgain(queue, rows.slice(at, at + PORTION))
    return rows.length
  } finally {
    await client.end()
  }
}
