import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { PermanentError } from '@chudong/domain'
import type { RawPage } from '@chudong/ports'
import { storable, storableOrNull } from '../../storable.ts'
import type { Db } from '../connect.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
/** Quality 4 takes 5 ms for a 100 kB page; 11 takes 200 ms for a tenth less. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
const largestPage = 64 * 1024 * 1024

/** Keeps a page as the server gave it, once per SHA-256; PermanentError when the bytes are not those of the hash. */
export async function keepEvidence(db: Db, page: RawPage): Promise<void> {
  if (createHash('sha256').update(page.bytes).digest('hex') !== page.sha256)
    throw new PermanentError(`evidence of ${page.url} does not match its SHA-256`)
  const known = await db.selectFrom('evidence').select('sha256').where('sha256', '=', page.sha256).execute()
  if (known.length > 0) return
  await db
    .insertInto('evidence')
    .values({
      sha256: page.sha256,
      url: storable(page.url),
      content_type: storableOrNull(page.contentType),
      fetched_at: page.fetchedAt,
      brotli: await compress(page.bytes, quality),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The kept page, as it was first seen; null when there is none of that hash. */
export async function evidence(db: Db, sha256: string): Promise<RawPage | null> {
  const row = await db.selectFrom('evidence').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  if (!row) return null
  const bytes = await decompress(row.brotli, { maxOutputLength: largestPage })
  return { url: row.url, bytes, contentType: row.content_type, sha256, fetchedAt: row.fetched_at }
}
