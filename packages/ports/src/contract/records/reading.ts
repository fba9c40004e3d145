import type { LogRow } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { IncidentRecords } from '../../index.ts'
import { aProposal, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `IncidentRecords` promises of lists, of the log and of the live feed. */
export function readingContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('lists of incidents', () => {
    test('the newest come first and every filter narrows', async ({ incidents }) => {
      await incidents.raise(aProposal({ eventId: 'ev-1', severity: 2, decision: 'ask' }), minutes(1))
      await incidents.raise(aProposal({ eventId: 'ev-2', severity: 4, province: 'Huế' }), minutes(2))
      const third = await incidents.raise(aProposal({ eventId: 'ev-3', severity: 5 }), minutes(3))
      await incidents.acknowledge({ id: third.incident.id, actor: officer, at: minutes(4) })
      const events = async (filter?: Parameters<IncidentRecords['list']>[0]) =>
        (await incidents.list(filter)).map(({ eventId }) => eventId)
      expect(await events()).toEqual(['ev-3', 'ev-2', 'ev-1'])
      expect(await events({ states: ['acknowledged'] })).toEqual(['ev-3'])
      expect(await events({ decision: 'ask' })).toEqual(['ev-1'])
      expect(await events({ provinces: ['Huế', 'Cà Mau'] })).toEqual(['ev-2'])
      expect(await events({ minSeverity: 4 })).toEqual(['ev-3', 'ev-2'])
      expect(await events({ from: minutes(2), to: minutes(3) })).toEqual(['ev-2'])
      expect(await events({ limit: 1 })).toEqual(['ev-3'])
      expect(await events({ states: [], provinces: [] })).toHaveLength(3)
    })
  })

  describe('the log', () => {
    test('rows after a number are given in order with the incident as it is now', async ({ incidents }) => {
      expect(await incidents.latestSeq()).toBe(0)
      const { incident } = await incidents.raise(aProposal(), morning)
      const seen = await incidents.latestSeq()
      await incidents.acknowledge({ id: incident.id, actor: officer, at: minutes(1) })
      await incidents.comment({ id: incident.id, actor: officer, at: minutes(2), text: 'Đang gọi.' })
      const fresh = await incidents.since(seen, 10)
      expect(fresh.map(({ row }) => row.kind)).toEqual(['acknowledged', 'comment'])
      expect(fresh.every((one) => one.incident.state === 'acknowledged')).toBe(true)
      expect(await incidents.since(seen, 1)).toHaveLength(1)
      expect(await incidents.since(await incidents.latestSeq(), 10)).toEqual([])
    })

    test('a reader by number sees every row once while many write at once', async ({ incidents }) => {
      const seen: LogRow[] = []
      let writing = true
      const reader = (async () => {
        for (let last = false; !last; ) {
          last = !writing
          for (const { row } of await incidents.since(seen.at(-1)?.seq ?? 0, 7)) seen.push(row)
        }
      })()
      const writers = Array.from({ length: 60 }, async (_, i) => {
        const { incident } = await incidents.raise(aProposal({ eventId: `ev-${i % 30}` }), morning)
        await incidents.comment({ id: incident.id, actor: officer, at: minutes(i), text: `${i}` })
      })
      await Promise.all(writers)
      writing = false
      await reader
      while ((seen.at(-1)?.seq ?? 0) < (await incidents.latestSeq()))
        for (const { row } of await incidents.since(seen.at(-1)?.seq ?? 0, 50)) seen.push(row)
      expect(seen.filter(({ kind }) => kind === 'created')).toHaveLength(30)
      expect(seen.filter(({ kind }) => kind === 'comment')).toHaveLength(60)
    })

    test('listeners hear of a new row, and no longer once they stopped', async ({ incidents }) => {
      let heard = 0
      let stillHeard = 0
      const stop = await incidents.onChange(() => heard++)
      await incidents.onChange(() => stillHeard++)
      await incidents.raise(aProposal(), morning)
      await expect.poll(() => heard, { timeout: 5_000 }).toBeGreaterThan(0)
      await stop()
      const before = { heard, stillHeard }
      await incidents.raise(aProposal({ eventId: 'ev-2' }), morning)
      await expect.poll(() => stillHeard, { timeout: 5_000 }).toBeGreaterThan(before.stillHeard)
      expect(heard).toBe(before.heard)
    })
  })

  describe('what people were told', () => {
    test('a message may be sent until it is sent, then never again', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const message = { key: 'k1', incidentId: incident.id, channel: 'email', at: minutes(1) }
      expect(await incidents.intend(message)).toBe(true)
      await incidents.sent({ ...message, error: 'hộp thư đầy' })
      expect(await incidents.intend(message)).toBe(true)
      await incidents.sent({ ...message, error: null })
      expect(await incidents.intend(message)).toBe(false)
      await incidents.sent({ ...message, error: null })
      expect((await incidents.log(incident.id)).map(({ kind, data }) => [kind, data.error ?? null])).toEqual([
        ['created', null],
        ['notification-failed', 'hộp thư đầy'],
        ['notification-sent', null],
      ])
    })

    test('an intent whose outcome was lost in a crash may be sent again', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      const message = { key: 'k1', incidentId: incident.id, channel: 'email', at: minutes(1) }
      await incidents.intend(message)
      expect(await incidents.intend({ ...message, at: minutes(2) })).toBe(true)
    })

    test('that nobody was told is a row of the log', async ({ incidents }) => {
      const { incident } = await incidents.raise(aProposal(), morning)
      await incidents.note(incident.id, 'nobody-notified', { severity: 3 }, minutes(1))
      const log = await incidents.log(incident.id)
      expect(log.at(-1)).toMatchObject({
        kind: 'nobody-notified',
        data: { severity: 3 },
        actor: { kind: 'system' },
      })
      await expect(incidents.note('SC-000000-0000', 'nobody-notified', {}, morning)).rejects.toThrow('SC-')
    })
  })
}
