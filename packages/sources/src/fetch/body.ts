import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { FetchRefusedError } from './fetch-error.ts'

/** Text of news pages compresses 3 to 15 times; far beyond that is a bomb, once it is big enough to matter. */
const MAX_RATIO = 200
const RATIO_FROM_BYTES = 1_000_000
const MAX_ENCODINGS = 2

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const unzip: Decoder = promisify(gunzip)
const unbrotli: Decoder = promisify(brotliDecompress)
const zlibInflate: Decoder = promisify(inflate)
const rawInflate: Decoder = promisify(inflateRaw)

/**
 * Reads a response body into memory, undoing its Content-Encoding (gzip, br, deflate), never holding more than `maxBytes` of it
 * received or decompressed. Throws FetchRefusedError 'too-large' or 'bad-encoding'; stream errors pass as they are.
 */
export async function readBody(
  source: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const decoders = decodersOf(encoding)
  let bytes = await received(source, maxBytes)
  const maxOutputLength = Math.min(maxBytes, Math.max(RATIO_FROM_BYTES, bytes.length * MAX_RATIO))
  for (const decode of decoders) if (bytes.length > 0) bytes = await decoded(decode, bytes, maxOutputLength)
  return bytes
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

async function received(source: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    total += chunk.length
    if (total > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const [only] = chunks
  return chunks.length === 1 && only ? only : Buffer.concat(chunks)
}

async function decoded(decode: Decoder, bytes: Uint8Array, maxOutputLength: number): Promise<Uint8Array> {
  try {
    return await decode(bytes, { maxOutputLength })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(maxOutputLength)
    throw new FetchRefusedError('bad-encoding', 'the body is not what its encoding says', { cause })
  }
}

/** Decoders of a Content-Encoding, in the order in which they are undone. */
function decodersOf(header: string | undefined): Decoder[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'identity')
  if (names.length > MAX_ENCODINGS) throw new FetchRefusedError('bad-encoding', 'too many content encodings')
  return names.reverse().map(decoderOf)
}

function decoderOf(name: string): Decoder {
  if (name === 'gzip' || name === 'x-gzip') return unzip
  if (name === 'br') return unbrotli
  if (name === 'deflate') return inflateEither
  throw new FetchRefusedError(
    'bad-encoding',
    `content encoding ${JSON.stringify(name.slice(0, 40))} is not known`,
  )
}

/** "deflate" is zlib by the standard and raw deflate by habit: the first byte tells. */
const inflateEither: Decoder = (bytes, options) =>
  (((bytes[0] ?? 0) & 0x0f) === 8 ? zlibInflate : rawInflate)(bytes, options)
