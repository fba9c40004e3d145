/** Prints rows as a table with a header, widths counted in characters; nothing for no rows. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const width = (text: string) => [...text.normalize('NFC')].length
  const widths = header.map((name, column) =>
    Math.max(width(name), ...rows.map((row) => width(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd()
  print(line(header))
  print(widths.map((size) => '─'.repeat(size)).join('  '))
  for (const row of rows) print(line(row))
}

/** One line on standard output: results. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** One line on standard error: progress and warnings, so that results can be piped. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** JSON on standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** A text shortened to `most` characters with an ellipsis. */
export function cut(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat
}
