import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnv, toConfig } from '@chudong/runtime'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

/**
 * `npm run backup -- --to DIR` and `npm run restore -- --from DIR`, on the engines that the environment names
 * (DATABASE_URL, REDIS_URL) or on the embedded ones of a data folder.
 */
const HELP = `npm run backup -- --to DIR             copy the records into an empty folder, while the services work
npm run restore -- --from DIR          bring a backup into an empty database; stop the services first
                  --replace            take away what the database holds
                  --data FOLDER        data folder of the embedded database (or CHUDONG_DATA); ./data by default
`

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    from: { type: 'string' },
    data: { type: 'string' },
    replace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function run(): Promise<void> {
  const config = toConfig(readEnv(), { data: flags.data })
  if (positionals[0] === 'backup' && flags.to !== undefined) {
    const dir = resolve(flags.to)
    const { tables, audit } = await backup(config, dir, say)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    say(`Backed up ${rows} rows of ${tables.length} tables into ${dir}; audit chain of ${audit.rows} rows.`)
  } else if (positionals[0] === 'restore' && flags.from !== undefined) {
    const report = await restore(config, resolve(flags.from), { replace: flags.replace, say })
    const again =
      report.resumed === null ? 'Jobs came with it' : `${report.resumed} articles go through the flow again`
    say(`Restored ${report.rows} rows of ${report.madeAt}; audit chain of ${report.auditRows} rows is whole.`)
    say(`${again}. Start the services.`)
  } else {
    say(HELP)
    process.exitCode = flags.help ? 0 : 2
  }
}

await run().catch((error: unknown) => {
  say(`chudong: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
