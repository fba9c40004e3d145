import { randomBytes } from 'node:crypto'
import { hashPassword, newToken } from '@chudong/api'
import type { Person } from '@chudong/domain'
import type { Records } from '@chudong/ports'

const linkMs = 24 * 3_600_000

export interface Welcome {
  /** Signs the administrator in once, within a day. */
  link: string
  /** Given only when the account was just made. */
  made: { email: string; password: string } | null
}

/** Makes the first administrator when there is nobody yet, and a fresh sign-in link for the administrator. */
export async function welcome(records: Records, address: string, now: Date): Promise<Welcome | null> {
  const made = (await records.people.count()) === 0 ? await makeFirst(records, now) : null
  const admin =
    made?.person ?? (await records.people.list()).find((person) => person.role === 'admin' && person.active)
  if (!admin) return null
  const { token, hash } = newToken()
  await records.people.saveLink(admin.id, hash, new Date(now.getTime() + linkMs))
  const link = new URL(`/api/enter?token=${token}`, address).href
  return { link, made: made ? { email: made.person.email, password: made.password } : null }
}

async function makeFirst(records: Records, now: Date): Promise<{ person: Person; password: string }> {
  const password = randomBytes(12).toString('base64url')
  const account = { email: 'quantri@chudong.local', name: 'Quản trị', role: 'admin' as const, unit: null }
  const person = await records.people.create({ ...account, passwordHash: await hashPassword(password) }, now)
  return { person, password }
}
