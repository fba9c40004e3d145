import iconv from 'iconv-lite'
import { byteOrderMark, declaredCharset, guessCharset, looksLikeUtf8 } from './charset.ts'
import { toSafeNfc } from './nfc.ts'

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
  const encoding = chooseEncoding(bytes, contentType ?? null)
  return { text: toSafeNfc(decodeAs(bytes, encoding)), encoding }
}

function chooseEncoding(bytes: Uint8Array, contentType: string | null): string {
  const mark = byteOrderMark(bytes)
  if (mark) return mark
  const declared = declaredCharset(bytes, contentType)
  if (declared?.startsWith('utf-16')) return declared
  const utf8 = looksLikeUtf8(bytes)
  if (utf8 === 'yes') return 'utf-8'
  if (utf8 === 'ascii')
    return declared && iconv.encodingExists(declared) ? declared : (guessCharset(bytes) ?? 'utf-8')
  if (declared === 'utf-8' || declared === null)
    return utf8 === 'damaged' ? 'utf-8' : (guessCharset(bytes) ?? 'utf-8')
  // Western labels are the default of many servers: believe the bytes when they read as Vietnamese.
  if (declared === 'windows-1252') return guessCharset(bytes) ?? declared
  return iconv.encodingExists(declared) ? declared : (guessCharset(bytes) ?? 'utf-8')
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
    return new TextDecoder(encoding).decode(bytes)
  }
  return iconv.decode(bytes, encoding)
}
