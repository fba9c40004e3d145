/** Of each document the newest version: a batch may hold two of one article, and a store writes each document once. */
export function newestOf<T extends { id: string; version: number }>(docs: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const doc of docs) {
    const known = newest.get(doc.id)
    if (!known || known.version < doc.version) newest.set(doc.id, doc)
  }
  return [...newest.values()]
}
