const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Marks that turn the direction of writing: a title with one of them shows the words beside it backwards. No Vietnamese text needs them. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/** Text that every store can hold and every page show: without NUL and `turns`, with U+FFFD for half of a surrogate pair (all are met on real pages). */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(turns, '').replace(halfPair, '\ufffd')
}

/** As `storable`, for a value that may be absent. */
export function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storable(text)
}

/** JSON text of a value for a jsonb column, every string of it storable. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}
