export interface Line {
  number: number
  /** Null when the line was longer than the cap: its bytes were skipped. */
  bytes: Uint8Array | null
}

const NEWLINE = 10

/** Splits a stream of bytes into lines, holding at most `maxBytes` of one line; longer lines are skipped and told. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncIterable<Line> {
  let parts: Uint8Array[] = []
  let held = 0
  let number = 1
  const take = (piece: Uint8Array): void => {
    held += piece.length
    if (held <= maxBytes) parts.push(piece)
    else parts = []
  }
  const line = (): Line => ({ number, bytes: held > maxBytes ? null : Buffer.concat(parts) })
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      take(bytes.subarray(start, end))
      yield line()
      ;[parts, held, number, start] = [[], 0, number + 1, end + 1]
    }
    take(bytes.slice(start))
  }
  if (held > 0) yield line()
}
