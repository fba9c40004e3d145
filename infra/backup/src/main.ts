import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readEnv, toConfig } from '@chudong/runtime'
import { backup } from './backup.ts'
import type { CoverageReturn } from './coverage.ts'
import { forget } from './forget.ts'
import { restore } from './restore.ts'

/**
 * `npm run backup` and `npm run restore`, on the engines that the environment names (DATABASE_URL, REDIS_URL,
 * ELASTICSEARCH_URL) or on the embedded one of a data folder.
 */
const HELP = `npm run backup -- --to DIR         copy everything into an empty folder, while the services work
               --forget DIR     remove a backup, with its snapshot in Elasticsearch
               --repository R   Elasticsearch's snapshot repository, "chudong" by default
npm run restore -- --from DIR      bring a backup into an empty database; stop the services first
                --replace       take away what the database holds
both:           --data FOLDER   data folder of the embedded database (or CHUDONG_DATA); ./data by default
`

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    from: { type: 'string' },
    forget: { type: 'string' },
    repository: { type: 'string' },
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
  const [verb] = positionals
  if (verb === 'backup' && flags.to !== undefined) await makeBackup(config, resolve(flags.to))
  else if (verb === 'backup' && flags.forget !== undefined) await forget(config, resolve(flags.forget))
  else if (verb === 'restore' && flags.from !== undefined) await bringBack(config, resolve(flags.from))
  else {
    say(HELP)
    process.exitCode = flags.help ? 0 : 2
  }
}

async function makeBackup(config: Config, dir: string): Promise<void> {
  const { tables, audit } = await backup(config, dir, { repository: flags.repository, say })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  say(`Backed up ${rows} rows of ${tables.length} tables into ${dir}; audit chain of ${audit.rows} rows.`)
}

async function bringBack(config: Config, dir: string): Promise<void> {
  const { rows, madeAt, auditRows, resumed, coverage } = await restore(config, dir, {
    replace: flags.replace,
    say,
  })
  say(`Restored ${rows} rows of ${madeAt}; the audit chain of ${auditRows} rows is whole.`)
  say(resumed === null ? 'Its jobs came with it.' : `${resumed} articles go through the flow again.`)
  say(coverageSentence(coverage))
  say('Start the services.')
}

function coverageSentence(coverage: CoverageReturn): string {
  if (coverage.state === 'equal') return `The coverage equals the records: ${coverage.documents} articles.`
  if (coverage.state === 'to-be-filled')
    return `${coverage.articles} articles are carried into the coverage when the services start.`
  return 'Elasticsearch is away: when it is back, run "chudong reindex --from-records".'
}

await run().catch((error: unknown) => {
  say(`chudong: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
