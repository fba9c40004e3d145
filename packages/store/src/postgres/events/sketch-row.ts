import type { Sketch } from '@chudong/domain'

/** A sketch as stored: numbers packed, because hundreds of them are compared with each article. */
export interface SketchRow {
  article_id: string
  content_hash: string
  at: Date
  url: string | null
  source_id: string
  title: string
  signature: Uint8Array
  terms: string
  type: Sketch['type']
  province: string
  diseases: string[]
  incident: boolean
  places: string[]
  names: string[]
}

/** Signature values as unsigned 32-bit integers. */
export function packSignature(signature: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(signature).buffer)
}

/** Terms, one on each line. */
export function joinTerms(terms: readonly string[]): string {
  return terms.map((term) => term.replaceAll('\n', ' ')).join('\n')
}

/** The stored sketch as grouping compares it. */
export function toSketch(row: SketchRow): Sketch {
  return {
    articleId: row.article_id,
    contentHash: row.content_hash,
    at: row.at,
    url: row.url,
    sourceId: row.source_id,
    title: row.title,
    signature: [...new Uint32Array(aligned(row.signature))],
    terms: row.terms === '' ? [] : row.terms.split('\n'),
    type: row.type,
    province: row.province,
    diseases: row.diseases,
    incident: row.incident,
    places: row.places,
    names: row.names,
  }
}

/** A copy that starts at a multiple of four, as number views need. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
