import { lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from './errors.ts'

/** The user that the server runs as; null means the present user. */
export type Account = { uid: number; gid: number } | null

/** No system hands this number out (it is free in systemd's and Debian's tables), so no other service shares it. */
const OWN: Account = { uid: 61_017, gid: 61_017 }

/** The user for a server that refuses root: as root a number of its own, else the present user. */
export function ownAccount(): Account {
  return process.getuid?.() === 0 ? OWN : null
}

/**
 * PostgreSQL refuses root: as root the server runs as the owner of its folder, or as a number of its own that
 * needs no line in /etc/passwd. Throws 'data-permission' when the folder belongs to another ordinary user.
 */
export function serverAccount(cluster: string, exists: boolean): Account {
  const me = process.getuid?.() ?? 0
  if (!exists) return ownAccount()
  const owner = statSync(cluster)
  if (me === 0) return owner.uid === 0 ? OWN : { uid: owner.uid, gid: owner.gid }
  if (owner.uid === me) return null
  throw new EngineError(
    'data-permission',
    `The data in ${cluster} belongs to user ${owner.uid}, not to ${me}: run as that user or as root.`,
  )
}

/** initdb wants a user that has a name: `nobody`, or the first one that is not root. */
export function initAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0)
  const chosen = users.find((fields) => fields[0] === 'nobody') ?? users[0]
  if (!chosen)
    throw new EngineError(
      'data-permission',
      'PostgreSQL cannot run as root and there is no other user in /etc/passwd.',
    )
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) }
}

/** Gives a whole folder to an account; only root can. */
export function giveTo(folder: string, account: Account): void {
  if (!account) return
  lchownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, entry), account.uid, account.gid)
  }
}
