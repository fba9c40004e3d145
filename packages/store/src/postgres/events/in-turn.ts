/**
 * Runs work one after the other in this process: what waits for a lock of the database would hold a connection, and be
 * woken at the cost of a switch between processes.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
