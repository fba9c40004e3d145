import type { ClaimDraft } from '@chudong/domain'
import { describe, expect } from 'vitest'
import { aClaim, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

const machine = { kind: 'system' } as const

/** What `ClaimRecords` promises. */
export function claimsContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('claims', () => {
    test('a claim is entered and read back whole, with who entered it', async ({ claims }) => {
      expect(await claims.version()).toBe(0)
      const added = await claims.add(aClaim(), officer, morning)
      expect(added).toMatchObject({ ...aClaim(), enteredBy: officer, enteredAt: morning, withdrawnAt: null })
      expect(await claims.get(added.id)).toEqual(added)
      expect(await claims.named([added.id, 'khong-co'])).toEqual([added])
      expect(await claims.list()).toEqual({ claims: [added], total: 1, before: null })
      expect(await claims.version()).toBe(added.version)
      expect(await claims.get('khong-co')).toBeNull()
    })

    test('text that a database cannot hold is stored without what it cannot hold', async ({ claims }) => {
      const added = await claims.add(aClaim({ claim: 'Nước máy\u0000 có độc\ud800 đấy' }), officer, morning)
      expect(added.claim).toBe('Nước máy có độc\ufffd đấy')
      expect(await claims.get(added.id)).toEqual(added)
    })

    test('an edit touches what it names, and is refused to who saw an older state', async ({ claims }) => {
      const { id, version } = await claims.add(aClaim(), officer, morning)
      const command = { id, version, actor: officer, at: minutes(5) }
      const edited = await claims.edit({ ...command, change: { correction: 'Không có cơ sở.', url: null } })
      expect(edited).toMatchObject({ ok: true })
      expect(await claims.get(id)).toMatchObject({
        claim: aClaim().claim,
        correction: 'Không có cơ sở.',
        url: null,
        enteredAt: morning,
        updatedAt: minutes(5),
      })
      const late = await claims.edit({ ...command, change: { verdict: 'tin thật' } })
      expect(late).toMatchObject({ ok: false, why: 'stale', claim: { correction: 'Không có cơ sở.' } })
      expect(await claims.edit({ ...command, id: 'khong-co', change: {} })).toMatchObject({ why: 'unknown' })
    })

    test('a withdrawn claim leaves the list and is told apart, and stays as it is', async ({ claims }) => {
      const { id } = await claims.add(aClaim(), officer, morning)
      const withdrawn = await claims.withdraw({ id, actor: officer, at: minutes(1) })
      expect(withdrawn).toMatchObject({ ok: true, claim: { withdrawnAt: minutes(1) } })
      expect((await claims.list()).claims).toEqual([])
      expect((await claims.list({ withdrawn: true })).claims.map((claim) => claim.id)).toEqual([id])
      expect(await claims.named([id])).toMatchObject([{ withdrawnAt: minutes(1) }])
      const again = { id, actor: officer, at: minutes(2) }
      expect(await claims.withdraw(again)).toMatchObject({ ok: false, why: 'wrong-state' })
      expect(await claims.edit({ ...again, change: {} })).toMatchObject({ ok: false, why: 'wrong-state' })
    })

    test('a register taken in twice is taken in once; what a person did meanwhile stays', async ({
      claims,
    }) => {
      const given = (change: Partial<ClaimDraft> = {}) => [
        { id: 'kc-1', draft: aClaim(change) },
        { id: 'kc-2', draft: aClaim({ claim: 'Uống nước lá ổi khỏi cần tiêm insulin.' }) },
      ]
      expect(await claims.takeIn(given(), machine, morning)).toEqual({ added: 2, changed: 0, unchanged: 0 })
      await claims.edit({ id: 'kc-1', actor: officer, at: minutes(1), change: { verdict: 'tin giả' } })
      await claims.withdraw({ id: 'kc-2', actor: officer, at: minutes(1) })
      expect(await claims.takeIn(given(), machine, minutes(2))).toMatchObject({ changed: 0, unchanged: 2 })
      expect(await claims.get('kc-1')).toMatchObject({ verdict: 'tin giả', enteredBy: machine })
      const newer = await claims.takeIn(given({ correction: 'Đã kiểm tra lại.' }), machine, minutes(3))
      expect(newer).toEqual({ added: 0, changed: 1, unchanged: 1 })
      expect(await claims.get('kc-1')).toMatchObject({ correction: 'Đã kiểm tra lại.', enteredAt: morning })
      expect(await claims.get('kc-2')).toMatchObject({ withdrawnAt: minutes(1) })
    })

    test('the register is searched without tones, all words together, page by page', async ({ claims }) => {
      const added = []
      for (const place of ['Cần Thơ', 'Cà Mau', 'Huế'])
        added.push(await claims.add(aClaim({ claim: `Nước máy ở ${place} nhiễm chì.` }), officer, morning))
      const ids = async (q: string) => (await claims.list({ q })).claims.map(({ id }) => id)
      expect(await ids('NUOC may ca')).toEqual([added[1]?.id, added[0]?.id])
      expect(await ids('nước huế')).toEqual([added[2]?.id])
      expect(await ids('sởi')).toEqual([])
      expect(await ids('%')).toEqual([])
      const first = await claims.list({ limit: 2 })
      expect(first).toMatchObject({ total: 3, claims: [{ id: added[2]?.id }, { id: added[1]?.id }] })
      const rest = await claims.list({ limit: 2, before: first.before ?? 0 })
      expect(rest).toMatchObject({ total: 3, before: null, claims: [{ id: added[0]?.id }] })
    })

    test('who keeps up with the register misses no change, however many write at once', async ({
      claims,
    }) => {
      const writes = Array.from({ length: 12 }, (_, i) =>
        claims.add(aClaim({ claim: `Tin đồn thứ ${i} về nước máy` }), officer, morning),
      )
      await Promise.all(writes)
      const all = await claims.since(0, 100)
      expect(all.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
      const [oldest] = all
      await claims.withdraw({ id: oldest?.id ?? '', actor: officer, at: minutes(1) })
      expect(await claims.since(12, 100)).toMatchObject([{ id: oldest?.id, withdrawnAt: minutes(1) }])
      expect(await claims.since(0, 5)).toHaveLength(5)
      expect(await claims.version()).toBe(13)
    })
  })
}
