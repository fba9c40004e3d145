import { createHash } from 'node:crypto'
import type { LogRow } from '@chudong/domain'
import { type ConnectOptions, connect, type Db } from './connect.ts'
import { toLogRow } from './incidents/rows.ts'

/** What the first audit row takes for its former hash. */
export const firstHash = '0'.repeat(64)

/** A log row as one JSON text that is always the same: keys in order, time as ISO 8601. */
export function auditContent(row: LogRow): string {
  return JSON.stringify(row, (_key, part: unknown) => (isRecord(part) ? inOrder(part) : part))
}

/** SHA-256 (hex) over the former hash and this row's content: a changed or missing row breaks every later one. */
export function auditHash(formerHash: string, content: string): string {
  return createHash('sha256').update(`${formerHash}\n${content}`).digest('hex')
}

export interface AuditReport {
  rows: number
  /** Number of the first row that was changed, added or taken away; null when the log is whole. */
  brokenAt: number | null
}

/**
 * Checks every log row against its audit row and the chain of hashes. Rows cut off the end of BOTH tables leave no
 * trace here: compare `rows` or the last hash with a copy kept elsewhere.
 */
export async function verifyAudit(options: ConnectOptions): Promise<AuditReport> {
  const db = connect(options, 'at-once')
  try {
    return await verify(db)
  } finally {
    await db.destroy()
  }
}

const batch = 1_000

async function verify(db: Db): Promise<AuditReport> {
  let former = firstHash
  let done = 0
  for (;;) {
    const links = await after(db, done)
    for (const link of links) {
      const sound = link.seq === done + 1 && link.row !== null && isSound(link, link.row, former)
      if (!sound) return { rows: done, brokenAt: done + 1 }
      former = link.hash
      done = link.seq
    }
    if (links.length < batch) return { rows: done, brokenAt: (await extraLogRow(db, done)) ? done + 1 : null }
  }
}

async function after(db: Db, seq: number) {
  const rows = await db
    .selectFrom('audit as u')
    .leftJoin('incident_log as l', 'l.seq', 'u.seq')
    .select(['u.seq as auditSeq', 'u.content', 'u.former_hash', 'u.hash'])
    .select(['l.seq', 'l.incident_id', 'l.at', 'l.kind', 'l.actor', 'l.data'])
    .where('u.seq', '>', seq)
    .orderBy('u.seq')
    .limit(batch)
    .execute()
  return rows.map(({ auditSeq, content, former_hash, hash, seq, incident_id, at, kind, actor, data }) => {
    const found = seq !== null && incident_id !== null && at && kind && actor && data
    const row = found ? toLogRow({ seq, incident_id, at, kind, actor, data }) : null
    return { seq: auditSeq, content, formerHash: former_hash, hash, row }
  })
}

function isSound(link: { content: string; formerHash: string; hash: string }, row: LogRow, former: string) {
  return (
    link.formerHash === former &&
    link.hash === auditHash(former, link.content) &&
    link.content === auditContent(row)
  )
}

async function extraLogRow(db: Db, seq: number): Promise<boolean> {
  const extra = await db.selectFrom('incident_log').select('seq').where('seq', '>', seq).limit(1).execute()
  return extra.length > 0
}

function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}

function inOrder(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
