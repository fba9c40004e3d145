import { PermanentError } from '@chudong/domain'

/** The refusal of a query, in a Vietnamese sentence for the person who typed it. */
export function broken(message: string): PermanentError {
  return new PermanentError(message)
}
