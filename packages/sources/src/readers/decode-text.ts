import iconv from 'iconv-lite'
import { ReadingError } from './reading-error.ts'

/** More broken characters than this part of a text and it is not what it claims to be. */
const MAX_BROKEN = 0.02

/**
 * Text of a feed, sitemap or JSON answer: by byte order mark, then the content type's charset, then the XML declaration, else UTF-8.
 * A few broken bytes become U+FFFD; a text that is mostly broken, or an unknown charset, throws ReadingError.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const charset: string = markOf(bytes) ?? charsetOf(contentType) ?? declaredOf(bytes) ?? 'utf-8'
  if (!isKnown(charset)) throw new ReadingError(`Bảng mã không đọc được: ${charset.slice(0, 40)}`)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
  const broken = text.split('\uFFFD').length - 1
  if (broken > 3 && broken > text.length * MAX_BROKEN)
    throw new ReadingError(`Nội dung không đúng bảng mã ${charset}`)
  return text
}

function isKnown(charset: string): boolean {
  return iconv.encodingExists(charset)
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function declaredOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? null
}
