import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import type { z } from 'zod'
import { say } from './output.ts'

/**
 * JSON Lines through a function: one output row per good input row, in order. A broken line is told by number on
 * standard error and the rest goes on. Returns how many rows went through and how many lines were broken. Rows are never
 * written into the file that they are read from: opening it for writing would empty it.
 */
export async function mapJsonl<Row>(
  paths: { in: string; out: string },
  schema: z.ZodType<Row>,
  judge: (row: Row) => unknown | Promise<unknown>,
): Promise<{ rows: number; broken: number }> {
  await checkPaths(paths)
  const out = (await open(paths.out, 'w')).createWriteStream()
  const counts = await readJsonl(paths.in, schema, async (row) => {
    if (!out.write(`${JSON.stringify(await judge(row))}\n`)) await once(out, 'drain')
  })
  out.end()
  await finished(out)
  return counts
}

async function checkPaths(paths: { in: string; out: string }): Promise<void> {
  const from = await stat(paths.in)
  const to = await stat(paths.out).catch(() => null)
  if (to && to.ino === from.ino && to.dev === from.dev)
    throw new Error(`${paths.out} is the file that is read: give --out another name`)
}

/** Gives each good row of a JSON Lines file to a function, in order; counts and tells broken lines as `mapJsonl` does. */
export async function readJsonl<Row>(
  path: string,
  schema: z.ZodType<Row>,
  take: (row: Row) => unknown | Promise<unknown>,
): Promise<{ rows: number; broken: number }> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  let [rows, broken, number] = [0, 0, 0]
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const row = readRow(line, schema)
    if (row.ok) {
      rows += 1
      await take(row.value)
    } else {
      broken += 1
      say(`${basename(path)} line ${number}: ${row.reason}`)
    }
  }
  return { rows, broken }
}

function readRow<Row>(
  line: string,
  schema: z.ZodType<Row>,
): { ok: true; value: Row } | { ok: false; reason: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(line.replace(/^\uFEFF/, '')))
    if (parsed.success) return { ok: true, value: parsed.data }
    const first = parsed.error.issues[0]
    return {
      ok: false,
      reason: `field ${first?.path.join('.') || '(row)'}: ${first?.message ?? 'not as expected'}`,
    }
  } catch {
    return { ok: false, reason: 'not JSON' }
  }
}
