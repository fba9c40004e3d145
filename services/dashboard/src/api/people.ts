import { type AccountChange, type NewAccount, Person } from '@chudong/domain'
import { queryOptions } from '@tanstack/react-query'
import { ask, write } from './client.ts'

/** The people of the office; an administrator also gets those who are switched off. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => ask(Person.array(), '/api/people', signal),
})

/** Adds an account (administrators). */
export function addPerson(body: NewAccount): Promise<Person> {
  return write(Person, 'POST', '/api/people', body)
}

/** Changes an account (administrators). */
export function changePerson(id: string, body: AccountChange): Promise<Person> {
  return write(Person, 'PATCH', `/api/people/${encodeURIComponent(id)}`, body)
}
