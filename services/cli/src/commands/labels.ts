import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { labelOf, type OfficeLabel, verdictOf } from '@chudong/evaluation'
import type { World } from '@chudong/runtime'
import type { Command } from 'commander'
import { print, printJson } from '../output.ts'
import { inWorld, withData } from '../world.ts'

const PAGE = 200

/** `chudong labels export`: officers' decisions as labelled rows. */
export function labelsCommand(program: Command): void {
  const labels = program.command('labels').description('what officers decided, as labelled rows')
  withData(labels.command('export'))
    .description(
      'write one row per article that an officer decided about: taken = an incident, dismissed = none (docs/training.md)',
    )
    .requiredOption('--out <file>', 'rows to train and to measure on (JSONL)')
    .option('--json', 'print JSON')
    .action(async (flags: { data?: string; out: string; json?: boolean }) => {
      const counts = { rows: 0, incidents: 0, dismissed: 0, unsaid: 0 }
      await inWorld(flags, async (world) => {
        const out = createWriteStream(flags.out, { mode: 0o600 })
        for await (const label of officeLabels(world)) {
          counts.rows += 1
          if (label.incident) counts.incidents += 1
          else counts.dismissed += 1
          if (label.unsure) counts.unsaid += 1
          if (!out.write(`${JSON.stringify(label)}\n`)) await once(out, 'drain')
        }
        out.end()
        await finished(out)
      })
      if (flags.json) return printJson(counts)
      print(
        `${counts.rows} rows: ${counts.incidents} incidents, ${counts.dismissed} dismissed (${counts.unsaid} of them say nothing of the text)`,
      )
    })
}

/** Labels in the order of incidents, a page of incidents at a time. */
async function* officeLabels({ records }: World): AsyncGenerator<OfficeLabel> {
  for (let after: string | null = null; ; ) {
    const page = await records.incidents.decided(after, PAGE)
    for (const incident of page) {
      const verdict = verdictOf(incident, await records.incidents.log(incident.id))
      if (!verdict) continue
      for (const member of await records.events.members(incident.eventId)) {
        const article = await records.articles.get(member.articleId)
        const label = article && labelOf(incident, verdict, member, article)
        if (label) yield label
      }
    }
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) return
  }
}
