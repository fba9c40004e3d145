import { ApiFailure } from '../api/client.ts'
import type { Translate } from '../i18n/start.ts'

const KNOWN = [
  'offline',
  'forbidden',
  'unauthorised',
  'not-found',
  'wrong-state',
  'stale',
  'already-merged',
  'not-mergeable',
  'all-items',
  'not-its-items',
] as const

/** An error as a sentence for the person at the desk: by code where we know it, else in the server's own words. */
export function explain(error: unknown, t: Translate): string {
  if (!(error instanceof ApiFailure)) return t('error.unreadable')
  const known = KNOWN.find((code) => code === error.code)
  return known ? t(`error.${known}`) : error.message || t('error.unknown')
}
