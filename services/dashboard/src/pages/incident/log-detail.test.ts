import { LogRow } from '@chudong/domain'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import vi from '../../i18n/vi.json' with { type: 'json' }
import { logDetail } from './log-detail.ts'

await i18next.init({
  lng: 'vi',
  resources: { vi: { translation: vi } },
  interpolation: { escapeValue: false },
})

function detail(kind: string, data: Record<string, unknown>): string {
  const row = { seq: 1, incidentId: 'a', at: '2026-11-24T01:00:00Z', kind, actor: { kind: 'system' }, data }
  return logDetail(LogRow.parse(row), i18next.t)
}

test('A corrected number of cases reads as from and to', () => {
  expect(
    detail('facts-changed', { cases: { from: 80, to: 124 }, province: { from: '', to: 'Đồng Nai' } }),
  ).toBe('Địa bàn: – → Đồng Nai · Số ca: 80 → 124')
})

test('An assignment names the people and never shows an id', () => {
  const to = { id: 'p2', name: 'Trực ban Hai' }
  expect(detail('assigned', { from: null, to })).toBe('Trực ban Hai')
  expect(detail('assigned', { from: to, to: { id: 'p3', name: 'Phát ngôn Ba' } })).toBe(
    'Trực ban Hai → Phát ngôn Ba',
  )
})

test('A dismissal tells its reason and note in Vietnamese', () => {
  const data = { from: 'suspected', to: 'dismissed', reason: 'old-news', note: 'Vụ năm 2019' }
  expect(detail('dismissed', data)).toBe('Tin cũ, nhắc lại · Vụ năm 2019')
})

test('A severity that an officer’s word protects says what the machine proposed', () => {
  expect(detail('severity-changed', { from: 4, to: 4, proposed: 2, kept: true })).toBe(
    'Giữ mức 4, máy đề xuất mức 2',
  )
  expect(detail('severity-changed', { from: 3, to: 5 })).toBe('3 → 5')
  expect(detail('item-added', { from: 3, to: 4 })).toBe('Số tin: 3 → 4')
})

test('A merge tells how many items came with which incident, and from when the clock runs', () => {
  const graspedAt = { from: '2026-11-24T03:00:00Z', to: '2026-11-24T02:00:00Z' }
  const data = { incident: 'SC-1', title: 'Vụ kia', items: 2, graspedAt }
  const row = { seq: 1, incidentId: 'a', at: '2026-11-24T04:00:00Z', kind: 'merged-in', data }
  const person = { kind: 'person', id: 'p', name: 'Trực ban' }
  const said = logDetail(
    LogRow.parse({ ...row, actor: person }),
    i18next.t,
    (at) => `${at.getUTCHours()} giờ`,
  )
  expect(said).toBe('Số tin: 2 · Vụ kia · Nắm bắt: 3 giờ → 2 giờ')
})

test('A split names the items that were taken out', () => {
  const data = { items: 2, titles: ['Tin một', 'Tin hai'], eventId: 'ev-2' }
  expect(detail('split', data)).toBe('Số tin: 2 · “Tin một” · “Tin hai”')
})

test('That nobody could be told is said in words', () => {
  expect(detail('nobody-notified', { severity: 3, reason: 'no-channel' })).toBe(
    'Chưa cài kênh thông báo nào (thư điện tử, webhook)',
  )
})
