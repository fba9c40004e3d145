const MAX_MARKS = 16
const LONG_RUN = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu')

/**
 * Unicode NFC in linear time: runs of more than 16 combining marks are cut first, because canonical ordering
 * is quadratic in the length of a run (160,000 marks take 12 s). Vietnamese needs two marks on a letter:
 * "ệ" = e + dot below + circumflex.
 */
export function toSafeNfc(text: string): string {
  return (hasLongRun(text) ? text.replace(LONG_RUN, '$1') : text).normalize('NFC')
}

function hasLongRun(text: string): boolean {
  let run = 0
  for (let i = 0; i < text.length; i++) {
    run = isSurelyStarter(text.charCodeAt(i)) ? 0 : run + 1
    if (run > MAX_MARKS) return true
  }
  return false
}

/** True for codes that cannot be combining marks: Latin, Vietnamese, Greek and Cyrillic letters, CJK, Hangul. */
function isSurelyStarter(code: number): boolean {
  if (code < 0x300) return true
  if (code < 0x483) return code > 0x36f
  if (code >= 0x1e00 && code < 0x2000) return true
  return (
    code >= 0x3041 &&
    code < 0xd800 &&
    code !== 0x3099 &&
    code !== 0x309a &&
    !(code >= 0xa66f && code < 0xac00)
  )
}
