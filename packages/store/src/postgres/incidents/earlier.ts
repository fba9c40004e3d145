/** The earlier of two moments. */
export function earlier(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()))
}

/** The later of two moments. */
export function later(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()))
}
