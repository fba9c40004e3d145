import type { Person, Role } from '@chudong/domain'

export interface NewPerson {
  email: string
  name: string
  role: Role
  unit: string | null
  passwordHash: string
}

/** Accounts and sessions. Only hashes are stored: of passwords, of session tokens, of sign-in links. */
export interface PeopleRecords {
  count(): Promise<number>
  /** Throws PermanentError when the e-mail is taken (letters' case ignored). */
  create(person: NewPerson, at: Date): Promise<Person>
  list(): Promise<Person[]>
  get(id: string): Promise<Person | null>
  byEmail(email: string): Promise<{ person: Person; passwordHash: string } | null>
  update(
    id: string,
    change: { name?: string; role?: Role; unit?: string | null; active?: boolean; passwordHash?: string },
  ): Promise<Person | null>
  openSession(personId: string, tokenHash: string, at: Date, expiresAt: Date): Promise<void>
  /** Null when unknown, expired, or the person is no longer active. */
  session(tokenHash: string, at: Date): Promise<Person | null>
  closeSession(tokenHash: string): Promise<void>
  /** A link that signs in once. */
  saveLink(personId: string, tokenHash: string, expiresAt: Date): Promise<void>
  /** Uses the link up; null when unknown, used or expired. */
  useLink(tokenHash: string, at: Date): Promise<Person | null>
}
