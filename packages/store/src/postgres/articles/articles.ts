import type { ArticleRecords } from '@chudong/ports'
import type { Db } from '../connect.ts'
import { evidence, keepEvidence } from './evidence.ts'
import { pageRead, pagesToRead } from './pages.ts'
import { articleById, judged, revisionsOf, unjudged } from './read.ts'
import { saveAssessment } from './save-assessment.ts'
import { saveRevision } from './save-revision.ts'

/** Pages, their evidence, articles with their revisions and judgements. */
export function articles(db: Db): ArticleRecords {
  return {
    pagesToRead: (sourceId, urls, now) => pagesToRead(db, sourceId, urls, now),
    pageRead: (page, at, nextLookAt) => pageRead(db, page, at, nextLookAt),
    keepEvidence: (page) => keepEvidence(db, page),
    evidence: (sha256) => evidence(db, sha256),
    saveRevision: (id, contentHash, draft) => saveRevision(db, id, contentHash, draft),
    unjudged: (readings) => unjudged(db, readings),
    get: (id) => articleById(db, id),
    revisions: (id) => revisionsOf(db, id),
    saveAssessment: (id, contentHash, assessment) => saveAssessment(db, id, contentHash, assessment),
    judged: (id) => judged(db, id),
  }
}
