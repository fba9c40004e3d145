import { tellingWords } from '@chudong/detect'
import { type ClaimMatch, CoverageFilter } from '@chudong/domain'
import { judgeAgain } from '../judge-again.ts'
import type { Ports, Stage } from '../ports.ts'
import type { ClaimChanged } from '../topics.ts'

/** How far back a rumour is looked for, and how many articles that share words with it are read. */
const DAYS = 30
const MOST_READ = 3_000

/**
 * A claim is often entered after its rumour: looks through what was published of late for articles that it changes the
 * judgement of, and sends them through the flow again. One that was withdrawn or rated anew is taken off likewise.
 */
export const compareClaim: Stage<ClaimChanged> = async ({ claimId, version }, ports) => {
  const [claim] = await ports.records.claims.named([claimId])
  if (claim?.version !== version) return { claim: claimId, skipped: 'changed since' }
  const words = tellingWords(claim.claim)
  if (words.length === 0) return { claim: claimId, skipped: 'says too little' }
  const since = new Date(ports.clock.now().getTime() - DAYS * 86_400_000)
  const filter = CoverageFilter.parse({ q: words.map((word) => `"${word}"`).join(' OR '), from: since })
  let read = 0
  const changed = []
  for await (const { id } of ports.coverage.scan(filter)) {
    const article = await changedBy(id, ports)
    if (article) changed.push(article)
    if (++read === MOST_READ) break
  }
  await judgeAgain(ports.queue, changed)
  return { claim: claimId, read, judgedAgain: changed.length }
}

/** The article, if the register now says another thing of it than when it was judged. */
async function changedBy(articleId: string, { records, claims }: Ports) {
  const known = await records.articles.judged(articleId)
  if (!known?.assessment) return null
  const { title, text, contentHash } = known.article
  const heard = await claims.match(`${title}\n${text}`)
  return says(heard?.match) === says(known.assessment.knownClaim) ? null : { articleId, contentHash }
}

const says = (match: ClaimMatch | null | undefined) => (match ? `${match.claimId} ${match.relation}` : '')
