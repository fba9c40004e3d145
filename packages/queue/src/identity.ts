import { createHash } from 'node:crypto'

/**
 * A BullMQ job id for a topic's key: reversible escapes for ":" (reserved) and "%", a letter in front (all-digit
 * ids are refused), and a hash when it would be too long for an index. Equal keys give equal ids, others do not.
 */
export function jobIdOf(key: string): string {
  if (key.length > 400) return `h${createHash('sha256').update(key).digest('hex')}`
  return `k${encodeURIComponent(wellFormed(key))}`
}

/** The queue's name for a topic; connections of workers carry it, so it begins like all our names. */
export function queueNameOf(topicName: string): string {
  return `chudong-${topicName.replaceAll(':', '-')}`
}

/** Text that PostgreSQL's jsonb and text can hold: no NUL, no half of a surrogate pair (as cut emoji leave behind). */
export function wellFormed(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The payload as it will be after its way through JSON, with every string well formed. */
export function transportable(payload: unknown): unknown {
  return JSON.parse(JSON.stringify(payload), (_key, value: unknown) =>
    typeof value === 'string' ? wellFormed(value) : value,
  )
}
