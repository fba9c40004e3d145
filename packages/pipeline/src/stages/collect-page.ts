import type { ArticleDraft, Extracted, Source } from '@chudong/domain'
import { PermanentError } from '@chudong/domain'
import type { RawPage } from '@chudong/ports'
import { trustedAddress } from '../identity.ts'
import { nextLook } from '../polling.ts'
import type { Facts, Ports, Stage } from '../ports.ts'
import type { PageFound } from '../topics.ts'
import { believableTime, saveDraft } from './collect-item.ts'

const shortestArticle = 40

/** Fetches one page, keeps the evidence, extracts it and saves it as a new article, a revision, or nothing new. */
export const collectPage: Stage<PageFound> = async ({ sourceId, url }, ports) => {
  const known = await ports.records.sources.get(sourceId)
  if (!known) return { sourceId, skipped: 'unknown source' }
  const page = await fetchOrRefusal(known.source, url, ports)
  if ('refused' in page) return setAside({ sourceId, url }, page.refused, ports)
  await ports.records.articles.keepEvidence(page)
  const extracted = await ports.extractor.extract(page).catch(async (error: unknown) => {
    await setAside({ sourceId, url }, error instanceof Error ? error.message : String(error), ports)
    throw error
  })
  if (extracted.text.length < shortestArticle) return setAside({ sourceId, url }, 'no main text', ports)
  const draft = toDraft(known.source, page, extracted)
  const saved = await saveDraft(draft, ports)
  const look = nextLook(known.source, draft.publishedAt ?? saved.firstCollectedAt, page.fetchedAt)
  await ports.records.articles.pageRead(
    { sourceId, url, articleId: saved.articleId, error: null },
    page.fetchedAt,
    look,
  )
  return { sourceId, article: saved.articleId, outcome: saved.outcome, bytes: page.bytes.length }
}

/** A page that is gone or forbidden is a fact about the page, not a failure of ours. */
async function fetchOrRefusal(
  source: Source,
  url: string,
  ports: Ports,
): Promise<RawPage | { refused: string }> {
  try {
    return await ports.reader.fetchArticle(source, url)
  } catch (error) {
    if (error instanceof PermanentError) return { refused: error.message }
    throw error
  }
}

async function setAside(page: PageFound, error: string, ports: Ports): Promise<Facts> {
  const now = ports.clock.now()
  const inAnHour = new Date(now.getTime() + 3_600_000)
  await ports.records.articles.pageRead({ ...page, articleId: null, error }, now, inAnHour)
  return { sourceId: page.sourceId, outcome: 'set-aside', reason: error }
}

function toDraft(source: Source, page: RawPage, extracted: Extracted): ArticleDraft {
  return {
    sourceId: source.id,
    sourceName: source.name,
    tier: source.tier,
    kind: 'article',
    externalId: null,
    url: trustedAddress(page.url, extracted.canonical_url),
    title: extracted.title,
    text: extracted.text,
    authors: extracted.authors,
    images: extracted.images,
    language: extracted.language,
    publishedAt: believableTime(
      extracted.published_at ? new Date(extracted.published_at) : null,
      page.fetchedAt,
    ),
    collectedAt: page.fetchedAt,
    engagement: null,
    rawSha256: page.sha256,
    evidence: extracted.evidence,
  }
}
