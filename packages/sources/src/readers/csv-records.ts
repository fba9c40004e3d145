import { parse } from 'csv-parse/sync'
import { type Line, linesOf } from './lines.ts'
import { ReadingError } from './reading-error.ts'

/** One record of a CSV file, or why the line is none. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; error: string }

/** A quoted cell may span lines; one that spans more was never closed. */
const MAX_LINES = 1000
const QUOTE = 34

/**
 * Splits a CSV stream into records with the number of their first line, in the order of the file. A record that cannot be read costs
 * its first line only: reading goes on at the next line, so an open quote does not swallow the rest. `maxBytes` bounds one record.
 */
export async function* csvRecords(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncIterable<CsvRecord> {
  let waiting: Line[] = []
  let delimiter = ''
  const settle = function* (final: boolean): Iterable<CsvRecord> {
    while (waiting.length > 0) {
      const taken = takeRecord(waiting, maxBytes, final, (text) => {
        delimiter ||= delimiterOf(text)
        return cellsOf(text, delimiter)
      })
      if (taken === null) return
      waiting = waiting.slice(taken.lines)
      if (taken.record) yield taken.record
    }
  }
  let open = false
  let bytes = 0
  for await (const line of linesOf(stream, maxBytes)) {
    waiting.push(line)
    bytes += line.bytes?.length ?? maxBytes
    open = open !== (line.bytes !== null && countQuotes(line.bytes) % 2 === 1)
    // While a quote is open the record cannot end: waiting costs nothing until it closes or a limit is met.
    if (open && bytes < maxBytes && waiting.length <= MAX_LINES) continue
    yield* settle(false)
    open = waiting.length > 0
    bytes = 0
  }
  yield* settle(true)
}

interface Taken {
  lines: number
  record: CsvRecord | null
}

/** The record at the start of the waiting lines; null when its end has not been read yet. */
function takeRecord(
  waiting: Line[],
  maxBytes: number,
  final: boolean,
  read: (text: string) => string[],
): Taken | null {
  const start = waiting[0]?.number ?? 0
  const refused = (error: string): Taken => ({ lines: 1, record: { line: start, error } })
  let quotes = 0
  let bytes = 0
  for (const [index, line] of waiting.entries()) {
    if (line.bytes === null)
      return refused(index === 0 ? `dài quá ${maxBytes} byte` : 'CSV hỏng: dấu nháy không đóng')
    quotes += countQuotes(line.bytes)
    bytes += line.bytes.length + 1
    if (bytes > maxBytes || index >= MAX_LINES) return refused('CSV hỏng: dấu nháy không đóng')
    if (quotes % 2 === 0) return takenAs(waiting.slice(0, index + 1), start, read)
  }
  return final ? refused('CSV hỏng: dấu nháy không đóng') : null
}

function takenAs(lines: Line[], start: number, read: (text: string) => string[]): Taken {
  const bytes = Buffer.concat(lines.flatMap((line) => (line.bytes ? [line.bytes, Buffer.from('\n')] : [])))
  if (!bytes.some((byte) => byte > 32)) return { lines: lines.length, record: null }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { lines: lines.length, record: { line: start, cells: read(text) } }
  } catch (error) {
    if (error instanceof TypeError)
      return { lines: lines.length, record: { line: start, error: 'không phải UTF-8' } }
    return {
      lines: 1,
      record: {
        line: start,
        error: error instanceof ReadingError ? error.message : 'CSV hỏng: dấu nháy sai chỗ',
      },
    }
  }
}

function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"'))
    return text
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, '')
      .split(delimiter)
  const records: string[][] = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const [cells] = records
  if (records.length !== 1 || !cells) throw new ReadingError('CSV hỏng: không phải một hàng')
  return cells
}

/** Comma, semicolon (Vietnamese office programs) or tab: the one the header uses most. */
function delimiterOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function countQuotes(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) count += 1
  return count
}
