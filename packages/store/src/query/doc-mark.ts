import { createHash } from 'node:crypto'

/** The first 8 bytes of SHA-256 over `id:version`: one document's share in a store's checksum. */
export function docMark(id: string, version: number): bigint {
  return createHash('sha256').update(`${id}:${version}`).digest().readBigUInt64BE()
}

/** Checksum of a set of marks whatever their order: their sum modulo 2^64, 16 hex digits. Both coverage stores use it. */
export function checksumOf(sum: bigint): string {
  return BigInt.asUintN(64, sum).toString(16).padStart(16, '0')
}
