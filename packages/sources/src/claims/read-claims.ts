import type { ImportedClaim } from '@chudong/ports'
import { linesOf } from '../readers/lines.ts'
import { ReadingError } from '../readers/reading-error.ts'
import { claimOfReview, isClaimReview } from './claim-review.ts'
import { claimOfRow } from './own-claim.ts'

/** One claim read, or what could not be: `error` is Vietnamese and begins with the place, for the person who imports. */
export type ReadClaimRow = ImportedClaim | { error: string }

type Row = Record<string, unknown>

const MAX_FILE_BYTES = 256 * 1024 * 1024
const MAX_LINE_BYTES = 1_000_000
/** A feed nests its reviews in a few wrappers. */
const DEEPEST = 5

/**
 * Reads a register: one schema.org ClaimReview, an array or a JSON-LD graph or data feed of them, or JSON Lines of reviews or
 * of our own rows. What is broken is told by its line (in one JSON document: by its number in it) and the rest goes on.
 */
export async function* readClaims(stream: AsyncIterable<Uint8Array | string>): AsyncIterable<ReadClaimRow> {
  const places = new Map<string, string>()
  const bytes = await wholeOf(stream)
  const document = jsonOf(bytes)
  const rows = document === undefined ? rowsOfLines(bytes) : rowsOfDocument(document)
  for await (const { place, read } of rows) yield once(places, place, read)
}

interface Placed {
  place: string
  read: () => ImportedClaim
}

function once(places: Map<string, string>, place: string, read: () => ImportedClaim): ReadClaimRow {
  try {
    const claim = read()
    const former = places.get(claim.id)
    if (former) return { error: `${place}: trùng với ${former}` }
    places.set(claim.id, place)
    return claim
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error
    return { error: `${place}: ${error.message}` }
  }
}

async function wholeOf(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Buffer[] = []
  let held = 0
  for await (const chunk of stream) {
    const part = Buffer.from(chunk)
    held += part.length
    if (held > MAX_FILE_BYTES) throw new ReadingError(`tệp lớn quá ${MAX_FILE_BYTES} byte`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The file as one JSON document; undefined when it is none (then it is read by lines). */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoded(bytes))
  } catch {
    return undefined
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

async function* rowsOfDocument(document: unknown): AsyncIterable<Placed> {
  const items = itemsOf(document, 0)
  for (const [i, item] of items.entries()) yield { place: `mục ${i + 1}`, read: () => claimOf(item) }
}

/** The items of a document, wrappers opened: an array, "@graph", a data feed, a list. */
function itemsOf(value: unknown, depth: number): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => (depth < DEEPEST ? itemsOf(one, depth + 1) : [one]))
  if (typeof value !== 'object' || value === null) return [value]
  const row = value as Row
  const inner = row['@graph'] ?? row.dataFeedElement ?? row.itemListElement ?? row.item
  if (inner === undefined || isClaimReview(row) || depth >= DEEPEST) return [value]
  return itemsOf(inner, depth + 1)
}

async function* rowsOfLines(bytes: Buffer): AsyncIterable<Placed> {
  for await (const line of linesOf(inPieces(bytes), MAX_LINE_BYTES)) {
    const place = `dòng ${line.number}`
    if (line.bytes === null) yield { place, read: () => refuse(`dài quá ${MAX_LINE_BYTES} byte`) }
    else if (line.bytes.some((byte) => byte > 32)) yield* rowsOfLine(place, line.bytes)
  }
}

async function* inPieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes
}

function* rowsOfLine(place: string, bytes: Uint8Array): Iterable<Placed> {
  const value = jsonOf(bytes)
  if (value === undefined) yield { place, read: () => refuse('không phải JSON (UTF-8)') }
  else for (const item of itemsOf(value, 0)) yield { place, read: () => claimOf(item) }
}

function claimOf(item: unknown): ImportedClaim {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new ReadingError('không phải một đối tượng JSON')
  const row = item as Row
  return isClaimReview(row) ? claimOfReview(row) : claimOfRow(row)
}

function refuse(why: string): never {
  throw new ReadingError(why)
}
