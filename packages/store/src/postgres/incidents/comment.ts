import type { Changed, Command } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { run } from './command.ts'

/** A remark in the log. The incident and its version stay, so a colleague's command is not made stale by it. */
export function comment(db: Db, command: Command & { text: string }): Promise<Changed> {
  return run(db, command, {
    from: null,
    effect: () => ({ set: null, kind: 'comment', data: { text: command.text } }),
  })
}
