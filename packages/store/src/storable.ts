const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text that every store can hold: without NUL, and with U+FFFD for half of a surrogate pair (both occur on real pages). */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(halfPair, '\ufffd')
}

/** As `storable`, for a value that may be absent. */
export function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storable(text)
}

/** JSON text of a value for a jsonb column, every string of it storable. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}
