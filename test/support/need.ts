/**
 * What a test needs of the machine: returned when it is there. When it is not, the test is left out with a printed
 * sentence that says what to install; under CI=true nothing may be left out, so it throws.
 */
export function need<T>(name: string, found: T | null, install: string): T | null {
  if (found !== null) return found
  const sentence = `${name} is not on this machine, so its tests are left out: ${install}`
  if (process.env.CI === 'true') throw new Error(sentence)
  process.stderr.write(`SKIPPED  ${sentence}\n`)
  return null
}
