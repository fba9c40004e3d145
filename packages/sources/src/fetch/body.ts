import type { Readable, Transform } from 'node:stream'
import { Transform as TransformStream, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchRefusedError } from './fetch-error.ts'

/** Text of news pages compresses 3 to 15 times; far beyond that is a bomb, once it is big enough to matter. */
const MAX_RATIO = 200
const RATIO_FROM_BYTES = 1_000_000
const MAX_ENCODINGS = 2

/**
 * Reads a response body into memory, undoing its Content-Encoding (gzip, br, deflate), never holding more than `maxBytes`
 * (received or decompressed). Throws FetchRefusedError 'too-large' or 'bad-encoding'; other stream errors pass as they are.
 */
export async function readBody(
  source: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const names = encodingsOf(encoding)
  const received = byteCounter((total) => {
    if (total > maxBytes) throw tooLarge(maxBytes)
  })
  if (names.length === 0) return await collect([source, received.stream])
  const decoders = names.map((name) => (name === 'deflate' ? null : decoderOf(name)))
  const opened = byteCounter((total) => {
    if (total > maxBytes) throw tooLarge(maxBytes)
    if (total > RATIO_FROM_BYTES && total > received.total() * MAX_RATIO) throw tooLarge(maxBytes)
  })
  const steps = decoders.map((decoder) => decoder ?? inflateEither())
  return await collect([source, received.stream, ...steps, opened.stream]).catch((error: unknown) => {
    if (received.total() === 0 && isZlib(error)) return new Uint8Array()
    throw isZlib(error)
      ? new FetchRefusedError('bad-encoding', 'the body is not what its encoding says', { cause: error })
      : error
  })
}

/** True when a body declared as `contentLength` bytes cannot fit. */
export function declaredTooLarge(contentLength: string | undefined, maxBytes: number): boolean {
  return contentLength !== undefined && Number(contentLength) > maxBytes
}

/** The refusal for a body over the cap. */
export function tooLarge(maxBytes: number): FetchRefusedError {
  return new FetchRefusedError(
    'too-large',
    `the answer is larger than ${maxBytes} bytes or unpacks beyond reason`,
  )
}

function encodingsOf(header: string | undefined): string[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'identity')
  if (names.length > MAX_ENCODINGS) throw new FetchRefusedError('bad-encoding', 'too many content encodings')
  return names.reverse()
}

function decoderOf(name: string): Transform {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'br') return createBrotliDecompress()
  throw new FetchRefusedError(
    'bad-encoding',
    `content encoding ${JSON.stringify(name.slice(0, 40))} is not known`,
  )
}

/** "deflate" is zlib by the standard and raw deflate by habit: the first byte tells. */
function inflateEither(): Transform {
  let inner: Transform | null = null
  return new TransformStream({
    transform(chunk: Buffer, _encoding, done) {
      if (!inner) {
        inner = ((chunk[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
        inner.on('data', (data: Buffer) => this.push(data))
        inner.on('error', (error) => this.destroy(error))
      }
      inner.write(chunk, () => done())
    },
    flush(done) {
      if (!inner) return done()
      inner.once('end', () => done())
      inner.end()
    },
  })
}

function byteCounter(check: (total: number) => void): { stream: Transform; total: () => number } {
  let total = 0
  const stream = new TransformStream({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length
      try {
        check(total)
        done(null, chunk)
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
  return { stream, total: () => total }
}

async function collect(steps: [Readable, ...Transform[]]): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  await pipeline([...steps, sink])
  return Buffer.concat(chunks)
}

function isZlib(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    code.startsWith('Z_') ||
    code.startsWith('ERR__ERROR') ||
    code.startsWith('ERR_BROTLI') ||
    code.startsWith('ERR_PADDING')
  )
}
