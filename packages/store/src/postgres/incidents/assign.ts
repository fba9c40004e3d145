import { OPEN_STATES } from '@chudong/domain'
import type { Changed, Command } from '@chudong/ports'
import { storable } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { run } from './command.ts'

/** Gives the incident to a person; `unknown` (with the incident) when there is no such active person. */
export function assign(db: Db, command: Command & { personId: string }): Promise<Changed> {
  return run(db, command, {
    from: OPEN_STATES,
    effect: async (incident, tx) => {
      const person = await tx
        .selectFrom('people')
        .select(['id', 'name'])
        .where('id', '=', storable(command.personId))
        .where('active', '=', true)
        .executeTakeFirst()
      if (!person) return null
      const from = incident.assigneeId ? { id: incident.assigneeId, name: incident.assigneeName } : null
      return {
        set: { assignee_id: person.id, assignee_name: person.name },
        kind: 'assigned',
        data: { from, to: person },
      }
    },
  })
}
