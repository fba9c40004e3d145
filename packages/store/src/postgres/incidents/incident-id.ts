import { createHash } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U, so that an id can be read out on the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const vietnamMs = 7 * 3_600_000

/**
 * A readable id: `SC-261124-7K3F` is the day (Việt Nam) it was raised and `length` letters of the event id's SHA-256.
 * A longer one is asked for when two events of one day meet in their letters.
 */
export function incidentId(eventId: string, raisedAt: Date, length = 4): string {
  const day = new Date(raisedAt.getTime() + vietnamMs).toISOString().slice(2, 10).replaceAll('-', '')
  const bytes = createHash('sha256').update(eventId).digest()
  return `SC-${day}-${[...bytes.subarray(0, length)].map((byte) => letters.charAt(byte & 31)).join('')}`
}
