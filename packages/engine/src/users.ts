import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lifeOf } from './processes.ts'

let opened = 0

/** Notes in the data folder that this process uses the server, so that the last one to leave can stop it; returns the note. */
export function signIn(users: string): string {
  const note = join(users, `${lifeOf(process.pid)}.${opened++}`)
  writeFileSync(note, '', { mode: 0o600 })
  return note
}

/** Takes the note away. Synchronous, because it also runs while the process exits. */
export function signOut(note: string): void {
  rmSync(note, { force: true })
}

/** Counts the living users of the server, and forgets the dead ones. */
export function usersIn(users: string): number {
  let living = 0
  for (const name of readdirSync(users)) {
    if (lifeOf(Number.parseInt(name, 10)) === name.split('.')[0]) living++
    else rmSync(join(users, name), { force: true })
  }
  return living
}
