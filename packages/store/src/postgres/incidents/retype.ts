import { type IncidentType, type LeadField, OPEN_STATES } from '@chudong/domain'
import type { Changed, Command } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { run } from './command.ts'

/** An officer says which type it really is; from then on the machine leaves the type and its field alone. */
export function retype(
  db: Db,
  command: Command & { type: IncidentType; field: LeadField },
): Promise<Changed> {
  const { type, field } = command
  return run(db, command, {
    from: OPEN_STATES,
    effect: (incident) => ({
      set: { type, field, typed_by_person: true },
      kind: 'retyped',
      data: { type: { from: incident.type, to: type } },
    }),
  })
}
