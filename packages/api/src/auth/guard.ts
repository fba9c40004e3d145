import type { Person, Role } from '@chudong/domain'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Desk, DeskEnv } from '../desk.ts'
import { Failure } from '../failure.ts'
import { hashToken } from './token.ts'

export const sessionCookie = 'chudong_session'

/** Who sent a request; null when its session is over or was never opened. */
export async function personOf(c: Context, desk: Desk): Promise<Person | null> {
  const token = getCookie(c, sessionCookie)
  return token ? desk.records.people.session(hashToken(token), desk.clock.now()) : null
}

/** Lets only signed-in people pass, and puts them on the request. */
export function signedIn(desk: Desk): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const person = await personOf(c, desk)
    if (!person) throw new Failure('unauthorised', 'Bạn cần đăng nhập.')
    c.set('person', person)
    await next()
  }
}

/** Throws unless the person has one of the roles; an administrator has all. */
export function requireRole(person: { role: Role }, ...roles: Role[]): void {
  if (person.role === 'admin' || roles.includes(person.role)) return
  throw new Failure('forbidden', 'Vai trò của bạn không được làm việc này.')
}

/** A page of another site cannot set this header: with SameSite=Strict it keeps foreign pages from writing. */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const writes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
  if (writes && c.req.header('x-chudong') !== '1')
    throw new Failure('forbidden', 'Yêu cầu không đến từ trang của hệ thống.')
  await next()
}
