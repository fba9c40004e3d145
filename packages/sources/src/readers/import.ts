import type { ArticleDraft } from '@chudong/domain'
import { csvRecords } from './csv-records.ts'
import type { DraftOrigin } from './found.ts'
import { linesOf } from './lines.ts'
import { ReadingError } from './reading-error.ts'
import { draftOfRow, MAX_TEXT } from './row.ts'

type RowOrigin = DraftOrigin & { kind?: ArticleDraft['kind'] }

const IMPORT_SOURCE: RowOrigin = { sourceId: 'file-import', sourceName: 'Tệp nhập', tier: 'social' }

export interface ImportOptions {
  format: 'jsonl' | 'csv'
  now: Date
  /** Where the rows come from, as far as they do not say it themselves: the catalogue's import source when not given. */
  defaults?: { [Field in keyof RowOrigin]?: RowOrigin[Field] | undefined }
}

/** One row read, or one line that could not be: `error` is Vietnamese, for the person who imports. */
export type ImportedRow = { line: number; draft: ArticleDraft } | { line: number; error: string }

/** Vietnamese letters take up to three bytes; escapes and the other fields add some. */
const MAX_LINE_BYTES = MAX_TEXT * 4

/**
 * Reads an export, row by row, in the order of the file: JSONL, or CSV with a header (comma, semicolon or tab). A broken line, a wrong
 * number of columns or an oversize post is told by its line number and the rest goes on; a CSV whose header has no text column is told
 * as line 1 and ends. Memory is bounded by one row.
 */
export function readImport(
  stream: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): AsyncIterable<ImportedRow> {
  return options.format === 'jsonl' ? readJsonl(stream, options) : readCsv(stream, options)
}

async function* readJsonl(
  stream: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): AsyncIterable<ImportedRow> {
  for await (const { number, bytes } of linesOf(stream, MAX_LINE_BYTES)) {
    if (bytes === null) yield { line: number, error: `dòng ${number}: dài quá ${MAX_LINE_BYTES} byte` }
    else if (bytes.some((byte) => byte > 32)) yield rowOf(number, () => jsonRow(bytes), options)
  }
}

function jsonRow(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    const encoding = cause instanceof TypeError
    throw new ReadingError(encoding ? 'không phải UTF-8' : 'không phải JSON', { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ReadingError('không phải một đối tượng JSON')
  return { ...value }
}

function originOf({ defaults = {} }: ImportOptions): RowOrigin {
  return {
    sourceId: defaults.sourceId ?? IMPORT_SOURCE.sourceId,
    sourceName: defaults.sourceName ?? IMPORT_SOURCE.sourceName,
    tier: defaults.tier ?? IMPORT_SOURCE.tier,
    kind: defaults.kind,
  }
}

function rowOf(line: number, read: () => Record<string, unknown>, options: ImportOptions): ImportedRow {
  try {
    return { line, draft: draftOfRow(read(), originOf(options), options.now) }
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error
    return { line, error: `dòng ${line}: ${error.message}` }
  }
}

async function* readCsv(
  stream: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): AsyncIterable<ImportedRow> {
  let header: string[] | null = null
  for await (const record of csvRecords(stream, MAX_LINE_BYTES)) {
    const { line } = record
    if ('error' in record) {
      yield { line, error: `dòng ${line}: ${record.error}` }
      if (header === null) return
    } else if (header === null) {
      header = record.cells.map((name) => name.trim())
      const fault = headerFault(header)
      if (fault) return yield { line, error: `dòng ${line}: ${fault}` }
    } else {
      const names: string[] = header
      yield rowOf(line, () => csvFields(names, record.cells), options)
    }
  }
}

function csvFields(header: string[], cells: string[]): Record<string, unknown> {
  if (cells.length !== header.length)
    throw new ReadingError(`có ${cells.length} cột, tiêu đề có ${header.length}`)
  return Object.fromEntries(header.map((name, index) => [name, cells[index]]))
}

function headerFault(header: string[]): string | null {
  const text = ['text', 'content', 'message', 'body', 'noi_dung', 'title', 'tieu_de']
  if (!header.some((name) => text.includes(name)))
    return `không có cột nội dung (text, content hoặc message); các cột: ${header.join(', ').slice(0, 200)}`
  return new Set(header).size < header.length ? 'hai cột trùng tên' : null
}
