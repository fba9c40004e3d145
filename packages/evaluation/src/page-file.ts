import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const MAX_PAGE_BYTES = 32 * 1024 * 1024

/** A page's bytes from its file, unpacked when it is gzip by its first bytes; throws above 32 MB unpacked. */
export function readPageFile(path: string): Uint8Array {
  const bytes = readFileSync(path)
  return bytes[0] === 0x1f && bytes[1] === 0x8b
    ? gunzipSync(bytes, { maxOutputLength: MAX_PAGE_BYTES })
    : bytes
}
