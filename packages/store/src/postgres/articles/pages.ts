import { createHash } from 'node:crypto'
import { MOST_LOOKS, type PagesToRead } from '@chudong/ports'
import { sql } from 'kysely'
import { storable, storableOrNull } from '../../storable.ts'
import type { Db } from '../connect.ts'

/** See `ArticleRecords.pagesToRead`. */
export async function pagesToRead(
  db: Db,
  sourceId: string,
  urls: readonly string[],
  now: Date,
): Promise<PagesToRead> {
  const listed = new Map(urls.map((url) => [hashOf(url), url]))
  const known = await knownPages(db, [...listed.keys()])
  const unread = [...listed].filter(([hash]) => !known.has(hash)).map(([, url]) => url)
  const due = [...listed]
    .map(([hash, url]) => ({ url, at: known.get(hash)?.getTime() ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at <= now.getTime())
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_LOOKS)
  const unlisted = await incidentPages(db, sourceId, [...listed.keys()], now)
  return { unread, again: [...due.map(({ url }) => url), ...unlisted] }
}

/** When each known page is to be looked at again; null = never. */
async function knownPages(db: Db, hashes: string[]): Promise<Map<string, Date | null>> {
  const { rows } = await sql<{ hash: string; at: Date | null }>`
    select url_sha256 as hash, next_look_at as at from pages where url_sha256 = any(${hashes})`.execute(db)
  return new Map(rows.map(({ hash, at }) => [hash, at]))
}

async function incidentPages(db: Db, sourceId: string, listed: string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ url: string }>`
    select g.url from pages g
    where g.source_id = ${sourceId} and g.next_look_at <= ${now} and g.url_sha256 <> all(${listed})
      and exists (
        select from placements p join incidents i on i.event_id = p.event_id where p.article_id = g.article_id)
    order by g.next_look_at limit ${MOST_LOOKS}`.execute(db)
  return rows.map((row) => row.url)
}

/** See `ArticleRecords.pageRead`. A known article stays known after a failure. */
export async function pageRead(
  db: Db,
  page: { sourceId: string; url: string; articleId: string | null; error: string | null },
  at: Date,
  nextLookAt: Date | null,
): Promise<void> {
  await sql`
    insert into pages (url_sha256, url, source_id, article_id, error, read_at, next_look_at)
    values (${hashOf(page.url)}, ${storable(page.url)}, ${page.sourceId}, ${page.articleId},
      ${storableOrNull(page.error)}, ${at}, ${nextLookAt})
    on conflict (url_sha256) do update set
      article_id = coalesce(excluded.article_id, pages.article_id), error = excluded.error,
      read_at = excluded.read_at, next_look_at = excluded.next_look_at
    where pages.read_at <= excluded.read_at`.execute(db)
}

function hashOf(url: string): string {
  return createHash('sha256').update(url).digest('hex')
}
