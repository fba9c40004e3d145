import type { Incident } from '@chudong/domain'
import { ApiFailure } from '../api/client.ts'
import { type Change, changesBetween } from './changes.ts'
import { currentOf } from './use-command.ts'

/**
 * What changed since the officer saw the incident, where that is why a command was refused. Null where it is not: what was
 * seen is what is stored, and its state allows no such command however often it is sent.
 */
export function newsOf(error: Error, seen: Incident): Change[] | null {
  const current = currentOf(error)
  if (!current) return null
  const changes = changesBetween(seen, current)
  const forItsState = error instanceof ApiFailure && error.code === 'wrong-state'
  return forItsState && changes.length === 0 ? null : changes
}
