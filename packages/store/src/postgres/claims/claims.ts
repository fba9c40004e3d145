import type { ClaimRecords } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { add, edit, withdraw } from './change.ts'
import { list, named, since } from './list.ts'
import { takeIn } from './take-in.ts'
import { lastVersion } from './write.ts'

/** The register of checked claims. */
export function claims(db: Db): ClaimRecords {
  return {
    add: (draft, actor, at) => add(db, draft, actor, at),
    takeIn: (given, actor, at) => takeIn(db, given, actor, at),
    edit: (command) => edit(db, command),
    withdraw: (command) => withdraw(db, command),
    get: async (id) => (await named(db, [id]))[0] ?? null,
    named: (ids) => named(db, ids),
    list: (filter) => list(db, filter),
    version: () => lastVersion(db),
    since: (version, limit) => since(db, version, limit),
  }
}
