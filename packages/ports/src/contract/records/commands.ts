import type { Actor } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Changed } from '../../index.ts'
import { aPerson, aProposal, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** The officer who acts in the examples. */
export const officer: Actor = { kind: 'person', id: 'p1', name: 'Cán bộ trực' }
const colleague: Actor = { kind: 'person', id: 'p2', name: 'Đồng nghiệp' }

const why = (changed: Changed) => (changed.ok ? 'ok' : changed.why)

/** What `IncidentRecords` promises of an officer's commands. */
export function commandsContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('an officer’s commands', () => {
    test('acknowledging takes the incident in the officer’s name and logs it', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const changed = await incidents.acknowledge({ id: incident.id, actor: officer, at: minutes(4) })
      expect(changed).toMatchObject({
        ok: true,
        incident: { state: 'acknowledged', acknowledgedAt: minutes(4), assigneeId: 'p1', version: 2 },
        row: { kind: 'acknowledged', actor: officer, at: minutes(4) },
      })
      expect((await incidents.log(incident.id)).map(({ kind }) => kind)).toEqual(['created', 'acknowledged'])
    })

    test('of two officers who acknowledge at once one wins, the other learns who', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const both = await Promise.all(
        [officer, colleague].map((actor) =>
          incidents.acknowledge({ id: incident.id, actor, at: minutes(1) }),
        ),
      )
      expect(both.map(why).sort()).toEqual(['ok', 'wrong-state'])
      const [winner, loser] = both[0]?.ok ? both : both.toReversed()
      expect(loser?.incident?.assigneeName).toBe(winner?.incident?.assigneeName)
      expect(await incidents.log(incident.id)).toHaveLength(2)
    })

    test('a command on a version that has passed is refused with the newer one', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      await incidents.raise(aProposal({ items: 2 }), minutes(1))
      const command = { id: incident.id, actor: officer, at: minutes(2), version: incident.version }
      const refused = await incidents.acknowledge(command)
      expect(refused).toMatchObject({ ok: false, why: 'stale', incident: { version: 2, items: 2 } })
      expect(why(await incidents.acknowledge({ ...command, version: 2 }))).toBe('ok')
    })

    test('a command on an unknown incident is refused', async ({ incidents }) => {
      const command = { id: 'SC-000000-0000', actor: officer, at: morning }
      expect(await incidents.acknowledge(command)).toEqual({ ok: false, why: 'unknown', incident: null })
      expect(why(await incidents.comment({ ...command, text: 'x' }))).toBe('unknown')
    })

    test('dismissing keeps the noise reason and the note; a dismissed one cannot be acknowledged', async ({
      incidents,
    }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const command = { id: incident.id, actor: officer, at: minutes(1) }
      const dismissed = await incidents.dismiss({ ...command, reason: 'metaphor', note: 'Ngộ độc thông tin' })
      expect(dismissed).toMatchObject({
        ok: true,
        incident: { state: 'dismissed', noiseReason: 'metaphor' },
        row: { kind: 'dismissed', data: { reason: 'metaphor', note: 'Ngộ độc thông tin' } },
      })
      expect(why(await incidents.acknowledge(command))).toBe('wrong-state')
      expect(why(await incidents.dismiss({ ...command, reason: 'other' }))).toBe('wrong-state')
    })

    test('assigning names an active person, also before anybody acknowledged', async ({
      incidents,
      people,
    }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const person = await people.create(aPerson(), morning)
      const command = { id: incident.id, actor: officer, at: minutes(1) }
      const assigned = await incidents.assign({ ...command, personId: person.id })
      expect(assigned).toMatchObject({
        ok: true,
        incident: { assigneeId: person.id, assigneeName: 'Cán bộ trực', state: 'suspected' },
        row: { kind: 'assigned' },
      })
      const acknowledged = await incidents.acknowledge({ ...command, actor: colleague })
      expect(acknowledged.incident?.assigneeId).toBe(person.id)
    })

    test('nobody is assigned who is unknown or no longer active', async ({ incidents, people }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const person = await people.create(aPerson(), morning)
      await people.update(person.id, { active: false })
      const command = { id: incident.id, actor: officer, at: minutes(1) }
      for (const personId of [person.id, 'khong-co'])
        expect(why(await incidents.assign({ ...command, personId }))).toBe('unknown')
      expect((await incidents.get(incident.id))?.version).toBe(1)
    })

    test('a type that an officer gave stands against what the machine reads later', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const command = { id: incident.id, actor: officer, at: minutes(1) }
      const type = 'misconduct'
      const field = 'phòng chống tiêu cực'
      const changed = await incidents.retype({ ...command, type, field })
      expect(changed).toMatchObject({
        ok: true,
        incident: { type, field, state: 'suspected', version: 2 },
        row: { kind: 'retyped', actor: officer, data: { type: { from: incident.type, to: type } } },
      })
      const again = await incidents.raise(aProposal({ items: 9, turn: 2 }), minutes(2))
      expect(again.incident).toMatchObject({ type, field, items: 9 })
      expect(again.rows.map(({ kind }) => kind)).toEqual(['item-added'])
      await incidents.dismiss({ ...command, reason: 'advice' })
      expect(why(await incidents.retype({ ...command, type, field }))).toBe('wrong-state')
    })

    test('decided incidents are read page by page; what waits for an officer is not among them', async ({
      incidents,
    }) => {
      const raised = await Promise.all(
        ['e1', 'e2', 'e3', 'e4'].map((eventId) => incidents.raise(aProposal({ eventId }), morning)),
      )
      const [one, two, three] = raised.map(({ incident }) => incident.id)
      const command = (id = '') => ({ id, actor: officer, at: minutes(1) })
      await incidents.acknowledge(command(one))
      await incidents.dismiss({ ...command(two), reason: 'abroad' })
      await incidents.acknowledge(command(three))
      const first = await incidents.decided(null, 2)
      const rest = await incidents.decided(first.at(-1)?.id ?? null, 2)
      expect([first.length, rest.length]).toEqual([2, 1])
      expect([...first, ...rest].map(({ id }) => id)).toEqual([one, two, three].toSorted())
    })

    test('a comment is logged and makes no colleague’s command stale', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const command = { id: incident.id, actor: officer, at: minutes(1) }
      const said = await incidents.comment({ ...command, text: 'Đã gọi\u0000 trạm y tế.' })
      expect(said).toMatchObject({ ok: true, row: { kind: 'comment', data: { text: 'Đã gọi trạm y tế.' } } })
      expect(why(await incidents.acknowledge({ ...command, version: incident.version }))).toBe('ok')
    })
  })
}
