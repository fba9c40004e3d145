import { program } from 'commander'
import { assessCommand } from './commands/assess.ts'
import { checkWorthyCommand } from './commands/check-worthy.ts'
import { claimsCommand } from './commands/claims.ts'
import { doctorCommand } from './commands/doctor.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { extractCommand } from './commands/extract.ts'
import { groupCommand } from './commands/group.ts'
import { importCommand } from './commands/import.ts'
import { incidentsCommand } from './commands/incidents.ts'
import { labelsCommand } from './commands/labels.ts'
import { matchCommand } from './commands/match.ts'
import { quarantineCommand } from './commands/quarantine.ts'
import { reindexCommand } from './commands/reindex.ts'
import { searchCommand } from './commands/search.ts'
import { signInCommand } from './commands/sign-in.ts'
import { signalsCommand } from './commands/signals.ts'
import { sourcesCommand } from './commands/sources.ts'
import { startCommand } from './commands/start.ts'
import { trainCommand } from './commands/train.ts'
import { say } from './output.ts'

program
  .name('chudong')
  .description(
    'Chủ Động: media watch for public-health communication offices.\nWorks beside a running desk, or alone on the embedded engines.',
  )
  .version('0.1.0')
  .showHelpAfterError('(see chudong --help)')

const commands = [
  startCommand,
  importCommand,
  searchCommand,
  reindexCommand,
  incidentsCommand,
  sourcesCommand,
  quarantineCommand,
  assessCommand,
  extractCommand,
  groupCommand,
  signalsCommand,
  claimsCommand,
  matchCommand,
  checkWorthyCommand,
  evaluateCommand,
  labelsCommand,
  trainCommand,
  signInCommand,
  doctorCommand,
]
for (const add of commands) add(program)

try {
  await program.parseAsync()
} catch (error) {
  say(`chudong: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
