/** Reads an address's query the plain way: one value is a string, a repeated name is a list ("?type=a&type=b"). */
export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  const params = new URLSearchParams(text)
  for (const name of new Set(params.keys())) {
    const [first = '', ...rest] = params.getAll(name)
    found[name] = rest.length === 0 ? first : [first, ...rest]
  }
  return found
}

/** Writes the query so that `parseSearch` reads it back; empty values and empty lists are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one))
    }
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
