import { describe, expect } from 'vitest'
import { aPerson, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `PeopleRecords` promises. */
export function peopleContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('people', () => {
    test('an account is made, counted, listed and found by e-mail in any case', async ({ people }) => {
      expect(await people.count()).toBe(0)
      const person = await people.create(aPerson(), morning)
      expect(person).toMatchObject({
        email: aPerson().email,
        name: 'Cán bộ trực',
        role: 'duty-officer',
        active: true,
      })
      expect(person).not.toHaveProperty('passwordHash')
      expect(await people.count()).toBe(1)
      expect(await people.list()).toEqual([person])
      expect(await people.get(person.id)).toEqual(person)
      expect(await people.byEmail('TRUC.BAN@so-y-te.example')).toEqual({ person, passwordHash: 'scrypt$1' })
      expect(await people.byEmail('khong@so-y-te.example')).toBeNull()
    })

    test('an e-mail address serves one account, whatever its letters’ case', async ({ people }) => {
      const makes = ['truc.ban', 'Truc.Ban'].map((name) =>
        people.create(aPerson({ email: `${name}@so-y-te.example` }), morning),
      )
      const outcomes = await Promise.allSettled(makes)
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      await expect(people.create(aPerson(), morning)).rejects.toMatchObject({ name: 'PermanentError' })
      expect(await people.count()).toBe(1)
    })

    test('a change touches only what it names', async ({ people }) => {
      const { id } = await people.create(aPerson(), morning)
      expect(await people.update(id, { role: 'spokesperson', unit: null })).toMatchObject({
        name: 'Cán bộ trực',
        role: 'spokesperson',
        unit: null,
      })
      await people.update(id, { passwordHash: 'scrypt$2' })
      expect((await people.byEmail(aPerson().email))?.passwordHash).toBe('scrypt$2')
      expect(await people.update(id, {})).toMatchObject({ id })
      expect(await people.update('khong-co', { name: 'x' })).toBeNull()
    })

    test('a session lasts until it expires or is closed', async ({ people }) => {
      const person = await people.create(aPerson(), morning)
      await people.openSession(person.id, 't1', morning, minutes(60))
      await people.openSession(person.id, 't2', morning, minutes(60))
      expect(await people.session('t1', minutes(59))).toEqual(person)
      expect(await people.session('t1', minutes(60))).toBeNull()
      await people.closeSession('t2')
      expect(await people.session('t2', minutes(1))).toBeNull()
      expect(await people.session('khong-co', minutes(1))).toBeNull()
    })

    test('closing an account ends its sessions and links for good', async ({ people }) => {
      const { id } = await people.create(aPerson(), morning)
      await people.openSession(id, 't1', morning, minutes(60))
      await people.saveLink(id, 'l1', minutes(60))
      await people.update(id, { active: false })
      expect(await people.session('t1', minutes(1))).toBeNull()
      await people.update(id, { active: true })
      expect(await people.session('t1', minutes(1))).toBeNull()
      expect(await people.useLink('l1', minutes(1))).toBeNull()
    })

    test('a new password ends the sessions and links that the old one opened', async ({ people }) => {
      const { id } = await people.create(aPerson(), morning)
      await people.openSession(id, 't1', morning, minutes(60))
      await people.saveLink(id, 'l1', minutes(60))
      await people.update(id, { name: 'Tên khác' })
      expect(await people.session('t1', minutes(1))).not.toBeNull()
      await people.update(id, { passwordHash: 'khac' })
      expect(await people.session('t1', minutes(1))).toBeNull()
      expect(await people.useLink('l1', minutes(1))).toBeNull()
    })

    test('a sign-in link lets in once, also when clicked twice at once', async ({ people }) => {
      const person = await people.create(aPerson(), morning)
      await people.saveLink(person.id, 'l1', minutes(15))
      const clicks = await Promise.all([people.useLink('l1', minutes(1)), people.useLink('l1', minutes(1))])
      expect(clicks.filter(Boolean)).toEqual([person])
      await people.saveLink(person.id, 'l2', minutes(15))
      expect(await people.useLink('l2', minutes(15))).toBeNull()
      expect(await people.useLink('l2', minutes(1))).toBeNull()
    })
  })
}
