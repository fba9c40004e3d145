import type { Changed, Command } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { run } from './command.ts'

/** A named officer takes the incident (t1 of the 3C rule); of two at once, one wins. */
export function acknowledge(db: Db, command: Command): Promise<Changed> {
  const { actor, at } = command
  return run(db, command, {
    from: ['suspected'],
    effect: (incident) => {
      const takes = actor.kind === 'person' && incident.assigneeId === null
      const assignee = takes ? { assignee_id: actor.id, assignee_name: actor.name } : {}
      const set = { state: 'acknowledged' as const, acknowledged_at: at, ...assignee }
      return { set, kind: 'acknowledged', data: { from: incident.state, to: 'acknowledged' } }
    },
  })
}
