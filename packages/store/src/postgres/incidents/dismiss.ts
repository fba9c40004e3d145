import type { NoiseReason } from '@chudong/domain'
import type { Changed, Command } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { run } from './command.ts'

/** An officer says that the alert was noise, and why; what is already handled can no longer be dismissed. */
export function dismiss(db: Db, command: Command & { reason: NoiseReason; note?: string }): Promise<Changed> {
  const { reason, note } = command
  return run(db, command, {
    from: ['suspected', 'acknowledged', 'verifying'],
    effect: (incident) => ({
      set: { state: 'dismissed', noise_reason: reason },
      kind: 'dismissed',
      data: { from: incident.state, to: 'dismissed', reason, ...(note === undefined ? {} : { note }) },
    }),
  })
}
