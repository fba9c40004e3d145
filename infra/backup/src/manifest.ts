import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PermanentError } from '@chudong/domain'
import { z } from 'zod'

/** A folder's file that makes it a backup. */
export const MANIFEST = 'manifest.json'

const CopiedTable = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  /** File in the backup's folder: rows as COPY writes them, compressed with gzip. */
  file: z.string().regex(/^[a-z0-9_.]+$/),
  rows: z.number().int().min(0),
  /** Of the rows before compression. */
  sha256: z.string().length(64),
})
export type CopiedTable = z.infer<typeof CopiedTable>

const CopiedModel = z.object({
  /** In the office's folder: "0002.json", "0001.undone.json". */
  name: z.string().regex(/^\d{4}(\.undone)?\.json$/),
  /** File in the backup's folder. */
  file: z.string().regex(/^model_[a-z0-9_.]+$/),
  sha256: z.string().length(64),
})
export type CopiedModel = z.infer<typeof CopiedModel>

/** What a backup holds. Written last: a folder without it is not a backup. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Version of the records' tables (their newest migration). */
  dataVersion: z.number().int().positive(),
  tables: z.array(CopiedTable),
  /** What the office trained; none in backups of former versions. */
  models: z.array(CopiedModel).default([]),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string().nullable() })),
  /** The snapshot of the coverage in Elasticsearch; null when it is kept in PostgreSQL or no snapshot could be taken. */
  snapshot: z.object({ repository: z.string(), name: z.string() }).nullable(),
  /** The end of the audit chain: rows cut off its end later are noticed by it. */
  audit: z.object({ rows: z.number().int().min(0), lastHash: z.string() }),
})
export type Manifest = z.infer<typeof Manifest>

/** Throws PermanentError when the folder holds no whole backup. */
export async function readManifest(dir: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(dir, MANIFEST), 'utf8')))
  } catch (cause) {
    throw new PermanentError(`${dir} holds no whole backup of this format`, { cause })
  }
}

/** Makes the backup whole. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await writeFile(join(dir, MANIFEST), text, { mode: 0o600, flag: 'wx', flush: true })
}
