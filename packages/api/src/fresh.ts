/** Asks at most once in `ms` milliseconds, however many want to know: all of them get that answer, or its failure. */
export function fresh<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | null = null
  return () => {
    const now = performance.now()
    if (!last || now - last.at > ms) last = { at: now, answer: ask() }
    return last.answer
  }
}
