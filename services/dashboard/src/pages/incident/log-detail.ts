import { IncidentState, IncidentType, type LogRow, NoiseReason } from '@chudong/domain'
import type { Translate } from '../../i18n/start.ts'

const MAX_CHARS = 2000

/** The values of a log row as one readable line: "2 → 4", a reason, a channel, a person, a comment's words. */
export function logDetail(row: LogRow, t: Translate): string {
  const { from, to } = row.data
  const change = from !== undefined || to !== undefined ? [`${say(from, t)} → ${say(to, t)}`] : []
  const named = [
    'reason',
    'channel',
    'personName',
    'name',
    'title',
    'text',
    'note',
    'why',
    'error',
    'verdict',
  ]
    .map((key) => row.data[key])
    .filter((value) => value !== undefined && value !== null && value !== '')
    .map((value) => say(value, t))
  return [...change, ...named].join(' · ').slice(0, MAX_CHARS)
}

function say(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  const state = IncidentState.safeParse(value).data
  if (state) return t(`state.${state}`)
  const noise = NoiseReason.safeParse(value).data
  if (noise) return t(`noise.${noise}`)
  const type = IncidentType.safeParse(value).data
  if (type) return t(`type.${type}`)
  return value === 'auto' || value === 'ask' ? t(`decision.${value}`) : value
}
