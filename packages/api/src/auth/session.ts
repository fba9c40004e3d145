import { type Person, Session, SignIn } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router, writes } from '../route.ts'
import { sessionCookie, signedIn } from './guard.ts'
import { checkPassword, nobodysHash } from './password.ts'
import { openThrottle } from './throttle.ts'
import { hashToken, newToken } from './token.ts'

/** A duty is twelve hours; a session lasts a little longer. */
const sessionMs = 14 * 3_600_000

const signInRoute = writes({
  path: '/session',
  summary: 'Sign in with e-mail and password',
  body: SignIn,
  answer: Session,
})
const whoRoute = reads({ path: '/session', summary: 'Who is signed in', answer: Session })

/** Sign in, sign out, who am I, and the link that signs in once. */
export function sessionRoutes(desk: Desk) {
  const throttle = openThrottle(8, 10 * 60_000)
  const routes = router()
  routes.openapi(signInRoute, async (c) => {
    const { email, password } = c.req.valid('json')
    const key = email.toLowerCase()
    if (!throttle.admits(key, desk.clock.now()))
      throw new Failure('too-many', 'Sai mật khẩu quá nhiều lần. Xin chờ 10 phút.')
    const person = await checked(desk, email, password)
    if (!person) throw new Failure('unauthorised', 'Thư điện tử hoặc mật khẩu không đúng.')
    throttle.succeeded(key)
    await openSession(c, desk, person)
    return c.json({ person }, 200)
  })
  routes.get('/enter', async (c) => {
    const token = z.string().min(20).max(200).safeParse(c.req.query('token'))
    const person = token.success
      ? await desk.records.people.useLink(hashToken(token.data), desk.clock.now())
      : null
    if (!person) return c.redirect('/dang-nhap?lien-ket=het-han')
    await openSession(c, desk, person)
    return c.redirect('/')
  })
  routes.delete('/session', async (c) => {
    const token = getCookie(c, sessionCookie)
    if (token) await desk.records.people.closeSession(hashToken(token))
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.body(null, 204)
  })
  routes.use('/session', signedIn(desk))
  routes.openapi(whoRoute, (c) => c.json({ person: c.get('person') }, 200))
  return routes
}

async function checked(desk: Desk, email: string, password: string): Promise<Person | null> {
  const found = await desk.records.people.byEmail(email)
  const fits = await checkPassword(password, found?.passwordHash ?? nobodysHash)
  return found?.person.active && fits ? found.person : null
}

async function openSession(c: Context, desk: Desk, person: Person) {
  const { token, hash } = newToken()
  const now = desk.clock.now()
  await desk.records.people.openSession(person.id, hash, now, new Date(now.getTime() + sessionMs))
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: desk.secureCookies,
    path: '/',
    maxAge: sessionMs / 1000,
  })
}
