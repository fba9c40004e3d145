import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Claim } from '@chudong/domain'
import { type ReadClaimRow, readClaims } from '@chudong/sources'
import type { Command } from 'commander'
import { cut, print, printJson, printTable, say } from '../output.ts'
import { inWorld, withData } from '../world.ts'

const machine = { kind: 'system' } as const
const PAGE = 500

/** `chudong claims`: the register of checked claims. */
export function claimsCommand(program: Command): void {
  const claims = program.command('claims').description('the register of checked claims: import, list')
  importInto(claims)
  list(claims)
}

function importInto(claims: Command): void {
  withData(claims.command('import'))
    .description('take checked claims into the register; the same file again changes nothing')
    .argument('<file>', 'schema.org ClaimReview (one, an array, a feed, JSON Lines) or rows of our own shape')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nOur own rows: {id?, claim, rating?: false|misleading|unproven|true, verdict?, correction?, issued_by?, issued_at?, url?}',
    )
    .action(async (file: string, flags: { data?: string; json?: boolean }) => {
      await stat(file)
      const rows: ReadClaimRow[] = []
      for await (const row of readClaims(createReadStream(file))) rows.push(row)
      const good = rows.flatMap((row) => ('draft' in row ? [row] : []))
      const broken = rows.flatMap((row) => ('error' in row ? [row.error] : []))
      for (const error of broken) say(error)
      const taken = await inWorld(flags, (world) => world.records.claims.takeIn(good, machine, new Date()))
      if (flags.json) printJson({ ...taken, broken: broken.length })
      else
        print(
          `${taken.added} claims added, ${taken.changed} changed, ${taken.unchanged} unchanged, ${broken.length} refused`,
        )
      if (broken.length > 0) process.exitCode = 1
    })
}

function list(claims: Command): void {
  withData(claims.command('list'))
    .description('list the claims of the register, last changed first')
    .argument('[words...]', 'only claims with all these words, tones ignored')
    .option('--withdrawn', 'withdrawn claims instead of those that stand')
    .option('--json', 'print a JSON array')
    .action(async (words: string[], flags: { data?: string; json?: boolean; withdrawn?: boolean }) => {
      const found = await all(flags, words.join(' '))
      if (flags.json) return printJson(found)
      if (found.length === 0) return print('no claims')
      printTable(['id', 'rating', 'authority', 'issued', 'claim'], found.map(toCells))
    })
}

/** Every page of the list. */
function all(flags: { data?: string; withdrawn?: boolean }, q: string): Promise<Claim[]> {
  return inWorld(flags, async ({ records }) => {
    const found: Claim[] = []
    for (let before: number | null | undefined; before !== null; ) {
      const page = await records.claims.list({ q, withdrawn: flags.withdrawn, before, limit: PAGE })
      found.push(...page.claims)
      before = page.before
    }
    return found
  })
}

function toCells({ id, rating, authority, issuedAt, claim }: Claim): string[] {
  return [id, rating, cut(authority ?? '–', 30), issuedAt?.toISOString().slice(0, 10) ?? '–', cut(claim, 80)]
}
