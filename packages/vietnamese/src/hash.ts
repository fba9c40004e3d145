/** 32-bit hash of a text (FNV-1a over UTF-16 units). */
export function hashOf(text: string): number {
  return hashBetween(text, 0, text.length)
}

/** As `hashOf`, of what stands between two offsets of a text. */
export function hashBetween(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
