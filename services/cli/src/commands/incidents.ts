import type { Incident } from '@chudong/domain'
import type { Command } from 'commander'
import { cut, print, printJson, printTable } from '../output.ts'
import { inWorld, withData } from '../world.ts'

/** `chudong incidents`: what was raised, newest first. */
export function incidentsCommand(program: Command): void {
  withData(program.command('incidents'))
    .description('list incidents, newest first')
    .option('--lane <lane>', 'only "auto" (paging) or "ask" (waiting for review)')
    .option('--limit <n>', 'at most n incidents', '500')
    .option('--json', 'print a JSON array')
    .action(async (flags: { data?: string; json?: boolean; limit: string; lane?: string }) => {
      const filter = { limit: Number(flags.limit), decision: laneOf(flags.lane) }
      const incidents = await inWorld(flags, (world) => world.records.incidents.list(filter))
      if (flags.json) return printJson(incidents.map(toRow))
      if (incidents.length === 0) return print('no incidents')
      printTable(
        ['id', 'severity', 'lane', 'type', 'province', 'state', 'items', 'title'],
        incidents.map(toCells),
      )
    })
}

function toRow({
  id,
  type,
  severity,
  province,
  state,
  title,
  raisedAt,
  items,
  decision,
  cases,
  deaths,
}: Incident) {
  return {
    id,
    type,
    severity,
    province,
    state,
    title,
    raised_at: raisedAt.toISOString(),
    items,
    decision,
    cases,
    deaths,
  }
}

function toCells(incident: Incident): string[] {
  const { id, severity, decision, type, province, state, items, title } = incident
  return [id, String(severity), decision, type, province || '–', state, String(items), cut(title, 70)]
}

function laneOf(lane: string | undefined): 'auto' | 'ask' | undefined {
  if (lane === undefined || lane === 'auto' || lane === 'ask') return lane
  throw new Error(`unknown lane "${lane}": use auto or ask`)
}
