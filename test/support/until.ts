/** Waits on a condition, never on a fixed delay; the cap is generous because test machines are slow. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  capMs = 60_000,
  everyMs = 20,
): Promise<void> {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > capMs) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
