import { describe } from 'vitest'
import { articlesContract } from './records/articles.ts'
import { claimsContract } from './records/claims.ts'
import { commandsContract } from './records/commands.ts'
import { eventsContract } from './records/events.ts'
import { funnelContract } from './records/funnel.ts'
import { mergingContract } from './records/merging.ts'
import type { OpenRecords } from './records/open.ts'
import { outboxContract } from './records/outbox.ts'
import { pagesContract } from './records/pages.ts'
import { peopleContract } from './records/people.ts'
import { raisingContract } from './records/raising.ts'
import { readingContract } from './records/reading.ts'
import { rumoursContract } from './records/rumours.ts'
import { sourcesContract } from './records/sources.ts'
import { splittingContract } from './records/splitting.ts'

/** Every promise of the records port as tests; `open` gives empty records of their own to each. */
export function recordsContract(name: string, open: OpenRecords): void {
  describe(`records on ${name}`, () => {
    sourcesContract(open)
    pagesContract(open)
    articlesContract(open)
    eventsContract(open)
    raisingContract(open)
    commandsContract(open)
    mergingContract(open)
    splittingContract(open)
    readingContract(open)
    claimsContract(open)
    rumoursContract(open)
    peopleContract(open)
    outboxContract(open)
    funnelContract(open)
  })
}
