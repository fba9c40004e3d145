import { claimIndex } from '@chudong/detect'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl, readJsonl } from '../jsonl.ts'
import { say } from '../output.ts'

const id = z.union([z.string(), z.number()])
const Claim = z.object({ id, claim: z.string(), correction: z.string().nullish() })
const Query = z.object({ id, text: z.string() })

interface Paths {
  claims: string
  in: string
  out: string
}

/** `chudong match`: for each text of a file, the claim of a register that it repeats or answers. */
export function matchCommand(program: Command): void {
  program
    .command('match')
    .description('find the known claim that each text of a JSONL file repeats or answers')
    .requiredOption('--claims <file>', 'rows {id, claim, verdict?, correction?, issued_by?, issued_at?}')
    .requiredOption('--in <file>', 'rows {id, text}')
    .requiredOption('--out <file>', 'rows {id, claim_id|null, best_claim_id, score, relation}, same order')
    .action(async (paths: Paths) => {
      const claims: z.infer<typeof Claim>[] = []
      const register = await readJsonl(paths.claims, Claim, (claim) => void claims.push(claim))
      const match = claimIndex(claims)
      const { rows, broken } = await mapJsonl(paths, Query, (query) => {
        const found = match(query.text)
        return {
          id: query.id,
          claim_id: found.claimId,
          best_claim_id: found.bestClaimId,
          score: found.score,
          relation: found.relation,
        }
      })
      say(`${rows} rows matched against ${claims.length} claims, ${broken + register.broken} broken lines`)
      if (broken + register.broken > 0) process.exitCode = 1
    })
}
