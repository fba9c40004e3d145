import type { ArticleDraft, Extracted, Source } from '@chudong/domain'
import { PermanentError } from '@chudong/domain'
import type { RawPage } from '@chudong/ports'
import { articleId, trustedAddress } from '../identity.ts'
import { nextLook } from '../polling.ts'
import type { Facts, Ports, Stage } from '../ports.ts'
import { soundsSevere } from '../severe.ts'
import type { PageFound } from '../topics.ts'
import { believableTime, saveDraft } from './collect-item.ts'
import { laneOf } from './poll-source.ts'

const shortestArticle = 40

/** Fetches one page, keeps the evidence, extracts it and saves it as a new article, a revision, or nothing new. */
export const collectPage: Stage<PageFound> = async (job, ports) => {
  const { sourceId, url, listed } = job
  const known = await ports.records.sources.get(sourceId)
  if (!known) return { sourceId, skipped: 'unknown source' }
  const page = await fetchOrRefusal(known.source, job, ports).catch(async (error: unknown) => {
    await saveListing(known.source, job, ports)
    throw error
  })
  if ('refused' in page) return keepListing(known.source, job, page.refused, ports)
  await ports.records.articles.keepEvidence(page)
  const extracted = await ports.extractor.extract(page).catch(async (error: unknown) => {
    await saveListing(known.source, job, ports)
    await setAside(job, error instanceof Error ? error.message : String(error), ports)
    throw error
  })
  if (extracted.text.length < shortestArticle) return keepListing(known.source, job, 'no main text', ports)
  const draft = toDraft(known.source, page, extracted, listed?.publishedAt ?? null)
  const isSevere = () => job.severe || isUrgent(known.source, draft, page.fetchedAt)
  const saved = await saveDraft(draft, ports, { isSevere, bulk: laneOf(known.source) === 'bulk' })
  const look = nextLook(known.source, draft.publishedAt ?? saved.firstCollectedAt, page.fetchedAt)
  await ports.records.articles.pageRead(
    { sourceId, url, articleId: saved.articleId, error: null },
    page.fetchedAt,
    look,
  )
  return { sourceId, article: saved.articleId, outcome: saved.outcome, bytes: page.bytes.length }
}

/** "Tin tối 23/11" over forty poisoned workers: the text may be graver than its headline, and is judged first then. */
function isUrgent(source: Source, { title, text, publishedAt }: ArticleDraft, now: Date): boolean {
  return soundsSevere(source, { title, summary: text, publishedAt }, now)
}

/** A page that is gone or forbidden is a fact about the page, not a failure of ours. */
async function fetchOrRefusal(
  source: Source,
  { url, severe, unread }: PageFound,
  ports: Ports,
): Promise<RawPage | { refused: string }> {
  try {
    return await ports.reader.fetchArticle(source, url, { ahead: severe && unread })
  } catch (error) {
    if (error instanceof PermanentError) return { refused: error.message }
    throw error
  }
}

/**
 * What a listing says of a page that cannot be read is still news ("Một tuần có 1.400 người sốt xuất huyết"): it is kept
 * as the article's first wording, unless a better one is known.
 */
async function keepListing(source: Source, job: PageFound, reason: string, ports: Ports): Promise<Facts> {
  const article = await saveListing(source, job, ports)
  const facts = await setAside(job, reason, ports, article)
  return article ? { sourceId: job.sourceId, article, outcome: 'listing-only', reason } : facts
}

/**
 * Null when the listing says too little, or a wording of this article is known, as of a page that is looked at again: it may be
 * stored under another address. A page that is only late keeps its tries.
 */
async function saveListing(source: Source, job: PageFound, ports: Ports): Promise<string | null> {
  const draft = fromListing(source, job, ports.clock.now())
  const worth = draft.title.length + draft.text.length >= shortestArticle
  if (!job.unread || !job.listed || !worth || (await ports.records.articles.get(articleId(draft))))
    return null
  return (await saveDraft(draft, ports, { isSevere: () => job.severe, bulk: laneOf(source) === 'bulk' }))
    .articleId
}

async function setAside(
  { sourceId, url }: PageFound,
  error: string,
  ports: Ports,
  article: string | null = null,
): Promise<Facts> {
  const now = ports.clock.now()
  const inAnHour = new Date(now.getTime() + 3_600_000)
  await ports.records.articles.pageRead({ sourceId, url, articleId: article, error }, now, inAnHour)
  return { sourceId, outcome: 'set-aside', reason: error }
}

function fromListing(source: Source, { url, listed }: PageFound, now: Date): ArticleDraft {
  return {
    ...originOf(source),
    url: trustedAddress(url, null),
    title: listed?.title ?? '',
    text: listed?.summary || listed?.title || '',
    authors: [],
    images: [],
    language: null,
    publishedAt: believableTime(listed?.publishedAt ?? null, now),
    collectedAt: now,
    rawSha256: null,
    evidence: { title: 'listing', text: 'listing' },
  }
}

function originOf(source: Source) {
  const { id, name, tier } = source
  return {
    sourceId: id,
    sourceName: name,
    tier,
    kind: 'article' as const,
    externalId: null,
    engagement: null,
  }
}

function toDraft(source: Source, page: RawPage, extracted: Extracted, listedAt: Date | null): ArticleDraft {
  const stated = extracted.published_at ? new Date(extracted.published_at) : listedAt
  return {
    ...originOf(source),
    url: trustedAddress(page.url, extracted.canonical_url),
    title: extracted.title,
    text: extracted.text,
    authors: extracted.authors,
    images: extracted.images,
    language: extracted.language,
    publishedAt: believableTime(stated, page.fetchedAt),
    collectedAt: page.fetchedAt,
    rawSha256: page.sha256,
    evidence: extracted.evidence,
  }
}
