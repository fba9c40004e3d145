import type { PeopleRecords } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { byEmail, byId, count, create, everyone, update } from './accounts.ts'
import { closeSession, openSession, saveLink, session, useLink } from './sessions.ts'

/** Accounts, sessions and sign-in links. */
export function people(db: Db): PeopleRecords {
  return {
    count: () => count(db),
    create: (person, at) => create(db, person, at),
    list: () => everyone(db),
    get: (id) => byId(db, id),
    byEmail: (email) => byEmail(db, email),
    update: (id, change) => update(db, id, change),
    openSession: (personId, tokenHash, at, expiresAt) => openSession(db, personId, tokenHash, at, expiresAt),
    session: (tokenHash, at) => session(db, tokenHash, at),
    closeSession: (tokenHash) => closeSession(db, tokenHash),
    saveLink: (personId, tokenHash, expiresAt) => saveLink(db, personId, tokenHash, expiresAt),
    useLink: (tokenHash, at) => useLink(db, tokenHash, at),
  }
}
