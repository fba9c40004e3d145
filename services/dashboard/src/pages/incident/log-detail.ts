import { IncidentState, IncidentType, type LogRow, NoiseReason } from '@chudong/domain'
import type { Translate } from '../../i18n/start.ts'

const MAX_CHARS = 4000
const FACTS = ['type', 'province', 'cases', 'deaths', 'title'] as const
const TEXTS = ['reason', 'channel', 'name', 'title', 'text', 'note', 'why', 'error', 'verdict'] as const

/** The values of a log row as one readable line: "3 → 5", "Số ca: 80 → 124", a reason, a channel, a person's words. */
export function logDetail(row: LogRow, t: Translate, moment: (at: Date) => string = String): string {
  const facts = FACTS.flatMap((name) => {
    const change = readChange(row.data[name])
    return change ? [`${t(`log.${name}`)}: ${say(change.from, t)} → ${say(change.to, t)}`] : []
  })
  const texts = TEXTS.map((name) => row.data[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => say(value, t))
  return [...mainChange(row, t), ...moved(row, t), ...facts, ...texts, ...grasped(row, t, moment)]
    .join(' · ')
    .slice(0, MAX_CHARS)
}

/** How many items a merge or a split moved, and the titles of those that were split off. */
function moved({ data }: LogRow, t: Translate): string[] {
  if (typeof data.items !== 'number' || !isRegrouping(data)) return []
  const titles = Array.isArray(data.titles) ? data.titles.map((title) => `“${title}”`) : []
  return [`${t('log.items')}: ${data.items}`, ...titles]
}

const isRegrouping = (data: LogRow['data']) => 'incident' in data || 'titles' in data

/** The clock of an incident starts at another moment since its items are others; seconds are not told. */
function grasped({ data }: LogRow, t: Translate, moment: (at: Date) => string): string[] {
  const change = readChange(data.graspedAt)
  if (!change) return []
  const [from, to] = [change.from, change.to].map((at) => moment(new Date(String(at))))
  return from === to ? [] : [`${t('log.grasped')}: ${from} → ${to}`]
}

function mainChange({ kind, data }: LogRow, t: Translate): string[] {
  const change = readChange(data)
  if (!change || kind === 'acknowledged' || kind === 'dismissed') return []
  if (data.kept === true)
    return [t('log.kept', { level: say(change.to, t), proposed: say(data.proposed, t) })]
  if (kind === 'assigned' && change.from === null) return [say(change.to, t)]
  const label = kind === 'item-added' ? `${t('log.items')}: ` : ''
  return [`${label}${say(change.from, t)} → ${say(change.to, t)}`]
}

function readChange(value: unknown): { from: unknown; to: unknown } | null {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return null
  return { from: value.from, to: value.to }
}

function say(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value)
  const state = IncidentState.safeParse(value).data
  if (state) return t(`state.${state}`)
  const noise = NoiseReason.safeParse(value).data
  if (noise) return t(`noise.${noise}`)
  const type = IncidentType.safeParse(value).data
  if (type) return t(`type.${type}`)
  if (value === 'no-channel') return t('log.noChannel')
  return value === 'auto' || value === 'ask' ? t(`decision.${value}`) : String(value)
}
