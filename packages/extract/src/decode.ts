import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { toSafeNfc } from '@chudong/vietnamese/nfc'
import iconv from 'iconv-lite'
import { byteOrderMark, declaredCharset, guessCharset, isDamagedUtf8 } from './charset.ts'

/**
 * Bytes of a page → text in Unicode NFC and the name of the encoding that was used.
 * Order: byte order mark, valid UTF-8 (whatever the page claims), HTTP charset, `<meta>`, detection.
 * Never throws: bytes that fit nowhere become U+FFFD. A windows-1258 page says "Việt" with a separate tone
 * mark; the text returned has the composed letter.
 */
export function decodePage(
  bytes: Uint8Array,
  contentType?: string | null,
): { text: string; encoding: string } {
  const { text, encoding } = decodeRaw(bytes, contentType)
  return { text: toSafeNfc(text), encoding }
}

/** As {@link decodePage} without the NFC step: for callers that normalise only what they keep. */
export function decodeRaw(
  bytes: Uint8Array,
  contentType?: string | null,
): { text: string; encoding: string } {
  const encoding = chooseEncoding(bytes, contentType ?? null)
  return { text: decodeAs(bytes, encoding), encoding }
}

function chooseEncoding(bytes: Uint8Array, contentType: string | null): string {
  const mark = byteOrderMark(bytes)
  if (mark) return mark
  const declared = declaredCharset(bytes, contentType)
  if (declared?.startsWith('utf-16')) return declared
  const known = declared !== null && iconv.encodingExists(declared)
  if (isAscii(bytes)) return known ? declared : 'utf-8'
  if (isUtf8(bytes)) return 'utf-8'
  if (declared === 'utf-8' || !known) return isDamagedUtf8(bytes) ? 'utf-8' : guessCharset(bytes)
  // Western labels are the default of many servers: believe the bytes when they read as Vietnamese.
  return declared === 'windows-1252' ? guessCharset(bytes) : declared
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding !== 'utf-8') return iconv.decode(buffer, encoding)
  const text = buffer.toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
