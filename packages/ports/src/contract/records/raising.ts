import { describe, expect } from 'vitest'
import { aProposal, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `IncidentRecords.raise` promises. */
export function raisingContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('raising an incident', () => {
    test('a proposal opens the incident of its event, suspected, with one log row', async ({ incidents }) => {
      const { incident, rows, created } = await incidents.raise(aProposal(), morning)
      expect(created).toBe(true)
      const { turn, ...proposed } = aProposal()
      expect(incident).toMatchObject({ ...proposed, state: 'suspected', raisedAt: morning, version: 1 })
      expect(incident).toMatchObject({ acknowledgedAt: null, assigneeId: null, noiseReason: null })
      expect(rows).toMatchObject([
        { kind: 'created', incidentId: incident.id, at: morning, actor: { kind: 'system' } },
      ])
      expect(await incidents.get(incident.id)).toEqual(incident)
      expect(await incidents.ofEvent('ev-1')).toEqual(incident)
    })

    test('its id is short enough to say on the telephone and carries the day in Việt Nam', async ({
      incidents,
    }) => {
      const lateEvening = new Date('2026-11-23T17:30:00Z')
      const { incident } = await incidents.raise(aProposal(), lateEvening)
      expect(incident.id).toMatch(/^SC-261124-[0-9A-HJKMNP-TV-Z]{4,}$/)
    })

    test('many events on one day have different ids', async ({ incidents }) => {
      const raised = await Promise.all(
        Array.from({ length: 60 }, (_, i) => incidents.raise(aProposal({ eventId: `ev-${i}` }), morning)),
      )
      expect(new Set(raised.map(({ incident }) => incident.id)).size).toBe(60)
    })

    test('the same proposal again changes nothing', async ({ incidents }) => {
      const first = await incidents.raise(aProposal(), morning)
      const again = await incidents.raise(aProposal(), minutes(1))
      expect(again).toEqual({ incident: first.incident, rows: [], created: false })
    })

    test('twenty workers raising one event at once open one incident', async ({ incidents }) => {
      const raised = await Promise.all(
        Array.from({ length: 20 }, (_, i) => incidents.raise(aProposal(), minutes(i))),
      )
      expect(raised.filter(({ created }) => created)).toHaveLength(1)
      expect(await incidents.list()).toHaveLength(1)
      expect((await incidents.log(raised[0]?.incident.id ?? '')).map(({ kind }) => kind)).toEqual(['created'])
    })

    test('more items are logged and counted', async ({ incidents }) => {
      await incidents.raise(aProposal(), morning)
      const earlier = { publishedAt: minutes(-90), graspedAt: minutes(5) }
      const { incident, rows } = await incidents.raise(
        aProposal({ items: 3, sources: 2, cases: 32, ...earlier }),
        minutes(5),
      )
      expect(rows).toMatchObject([{ kind: 'item-added', data: { from: 1, to: 3 } }])
      expect(incident).toMatchObject({ items: 3, sources: 2, cases: 32, version: 2, updatedAt: minutes(5) })
      expect(incident).toMatchObject({ publishedAt: minutes(-90), graspedAt: morning, raisedAt: morning })
    })

    test('a corrected number of cases is logged although no item was added', async ({ incidents }) => {
      await incidents.raise(aProposal(), morning)
      const { incident, rows } = await incidents.raise(aProposal({ cases: 9 }), minutes(5))
      expect(rows).toMatchObject([{ kind: 'facts-changed', data: { cases: { from: 12, to: 9 } } }])
      expect(incident.cases).toBe(9)
    })

    test('another wording of the same items replaces the reasons, without a row and without a new version', async ({
      incidents,
    }) => {
      await incidents.raise(
        aProposal({ reasons: [{ rule: 'tieu-de', quote: 'Ba người nhập viện' }] }),
        morning,
      )
      const reasons = [{ rule: 'o-dich', quote: 'Ba người cùng nhà nhập viện vì ăn nấm.', weight: 0.4 }]
      const publishedAt = minutes(-7)
      const { incident, rows } = await incidents.raise(aProposal({ reasons, publishedAt }), minutes(1))
      expect(rows).toEqual([])
      expect(incident).toMatchObject({ reasons, publishedAt, version: 1, updatedAt: morning })
    })

    test('a proposal of an earlier turn changes nothing, even where the later one had nothing new', async ({
      incidents,
    }) => {
      await incidents.raise(aProposal({ turn: 5, severity: 4 }), morning)
      await incidents.raise(aProposal({ turn: 7, severity: 4 }), minutes(1))
      const { incident, rows } = await incidents.raise(aProposal({ turn: 6, severity: 2 }), minutes(2))
      expect(rows).toEqual([])
      expect(incident).toMatchObject({ severity: 4, version: 1 })
    })

    test('a later turn counts, even with fewer items', async ({ incidents }) => {
      await incidents.raise(aProposal({ items: 5 }), morning)
      const { incident } = await incidents.raise(aProposal({ items: 4, turn: 2, cases: 9 }), minutes(1))
      expect(incident).toMatchObject({ items: 4, cases: 9 })
    })

    test('a rise of severity is logged with both values', async ({ incidents }) => {
      await incidents.raise(aProposal(), morning)
      const { incident, rows } = await incidents.raise(aProposal({ severity: 5 }), minutes(1))
      expect(rows).toMatchObject([{ kind: 'severity-changed', data: { from: 3, to: 5 } }])
      expect(incident.severity).toBe(5)
    })

    test('severity may fall while nobody has taken the incident', async ({ incidents }) => {
      await incidents.raise(aProposal(), morning)
      const { incident, rows } = await incidents.raise(aProposal({ severity: 2 }), minutes(1))
      expect(rows).toMatchObject([{ kind: 'severity-changed', data: { from: 3, to: 2 } }])
      expect(incident.severity).toBe(2)
    })

    test('in an officer’s hands severity does not fall; that it would have is logged once', async ({
      incidents,
    }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      await incidents.acknowledge({ id: incident.id, actor: officer, at: minutes(1) })
      const first = await incidents.raise(aProposal({ severity: 2 }), minutes(2))
      expect(first.incident.severity).toBe(3)
      expect(first.rows).toMatchObject([{ kind: 'severity-changed', data: { from: 3, to: 3, proposed: 2 } }])
      const again = await incidents.raise(aProposal({ severity: 2 }), minutes(3))
      expect(again.rows).toEqual([])
    })

    test('"ask" becomes "auto", never the other way', async ({ incidents }) => {
      await incidents.raise(aProposal({ decision: 'ask' }), morning)
      const up = await incidents.raise(aProposal({ decision: 'auto' }), minutes(1))
      expect(up.rows).toMatchObject([{ kind: 'decision-changed', data: { from: 'ask', to: 'auto' } }])
      const down = await incidents.raise(aProposal({ decision: 'ask' }), minutes(2))
      expect(down).toMatchObject({ rows: [], incident: { decision: 'auto' } })
    })

    test('a dismissed incident sleeps while severity does not rise', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      await incidents.dismiss({ id: incident.id, actor: officer, at: minutes(1), reason: 'advice' })
      const { rows, incident: now } = await incidents.raise(aProposal({ items: 4 }), minutes(2))
      expect(rows).toEqual([])
      expect(now.state).toBe('dismissed')
    })

    test('a dismissed incident reopens when severity rises, and waits for somebody to take it', async ({
      incidents,
    }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      await incidents.acknowledge({ id: incident.id, actor: officer, at: minutes(1) })
      await incidents.dismiss({ id: incident.id, actor: officer, at: minutes(2), reason: 'old-news' })
      const { rows, incident: now } = await incidents.raise(aProposal({ severity: 4, items: 2 }), minutes(3))
      expect(rows.map(({ kind }) => kind)).toEqual(['reopened', 'severity-changed', 'item-added'])
      expect(now).toMatchObject({ id: incident.id, state: 'suspected', severity: 4, noiseReason: null })
      expect(now).toMatchObject({ acknowledgedAt: null, assigneeId: null, raisedAt: morning })
    })
  })
}
