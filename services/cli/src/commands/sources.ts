import { catalogue } from '@chudong/sources'
import type { Command } from 'commander'
import { cut, print, printJson, printTable } from '../output.ts'
import { inWorld, withData } from '../world.ts'

/** `chudong sources`: the watched sources and the state of their last poll. */
export function sourcesCommand(program: Command): void {
  withData(program.command('sources'))
    .description('list sources with the state of their last poll')
    .option('--catalogue', 'list the catalogue of Vietnamese outlets instead')
    .option('--json', 'print JSON')
    .action(async (flags: { data?: string; json?: boolean; catalogue?: boolean }) => {
      if (flags.catalogue) return listCatalogue(flags.json ?? false)
      const sources = await inWorld(flags, (world) => world.records.sources.list())
      if (flags.json) return printJson(sources)
      if (sources.length === 0)
        return print(
          'no sources yet: "npm start" watches the demo newsroom, "npm start -- --live" the catalogue',
        )
      const rows = sources.map(({ source, health }) => [
        source.id,
        source.tier,
        source.method,
        health.state,
        String(health.items),
        health.lastPollAt?.toISOString().slice(0, 19) ?? '–',
        cut(health.error ?? '', 80),
      ])
      printTable(['id', 'tier', 'method', 'state', 'items', 'last poll (UTC)', 'error'], rows)
    })
}

function listCatalogue(json: boolean) {
  const outlets = catalogue()
  if (json) return printJson(outlets)
  printTable(
    ['id', 'tier', 'province', 'address'],
    outlets.map((o) => [o.id, o.tier, o.province ?? '–', o.url ?? '–']),
  )
}
