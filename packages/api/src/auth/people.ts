import { AccountChange, NewAccount, PermanentError, Person } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router, writes } from '../route.ts'
import { requireRole } from './guard.ts'
import { hashPassword } from './password.ts'

const listRoute = reads({ path: '/people', summary: 'Accounts', answer: z.array(Person) })
const createRoute = writes({
  path: '/people',
  summary: 'Make an account',
  body: NewAccount,
  answer: Person,
  status: 201,
})
const changeRoute = writes({
  path: '/people/{id}',
  summary: 'Change an account',
  method: 'patch',
  body: AccountChange,
  answer: Person,
})

/** Accounts: everyone sees the active ones (to assign work), an administrator sees and changes all. */
export function peopleRoutes(desk: Desk) {
  const { people } = desk.records
  return router()
    .openapi(listRoute, async (c) => {
      const all = await people.list()
      return c.json(c.get('person').role === 'admin' ? all : all.filter((person) => person.active), 200)
    })
    .openapi(createRoute, async (c) => {
      requireRole(c.get('person'), 'admin')
      const { password, ...account } = c.req.valid('json')
      const passwordHash = await hashPassword(password)
      const made = await people
        .create({ ...account, passwordHash }, desk.clock.now())
        .catch((error: unknown) => {
          if (error instanceof PermanentError)
            throw new Failure('already-there', 'Thư điện tử này đã có tài khoản.')
          throw error
        })
      return c.json(made, 201)
    })
    .openapi(changeRoute, async (c) => {
      requireRole(c.get('person'), 'admin')
      const { id } = c.req.valid('param')
      const { password, ...change } = c.req.valid('json')
      if (id === c.get('person').id && (change.active === false || (change.role && change.role !== 'admin')))
        throw new Failure('forbidden', 'Bạn không thể tự khóa hoặc tự bỏ quyền quản trị của mình.')
      const passwordHash = password ? await hashPassword(password) : undefined
      const changed = await people.update(id, { ...change, passwordHash })
      if (!changed) throw new Failure('not-found', 'Không có tài khoản này.')
      return c.json(changed, 200)
    })
}
