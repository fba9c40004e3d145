import { createHash } from 'node:crypto'
import type {
  ArticleDraft,
  Assessment,
  ClaimDraft,
  CoverageDoc,
  IncidentProposal,
  Sketch,
  Source,
} from '@chudong/domain'
import type { NewPerson, PollOutcome, RawPage } from '../index.ts'

/** Eight in the morning in Việt Nam on the day all examples play. */
export const morning = new Date('2026-11-24T01:00:00.000Z')

/** A moment so many minutes after `morning` (negative: before). */
export function minutes(count: number): Date {
  return new Date(morning.getTime() + count * 60_000)
}

/** The checksum over version 1 of "d1" and of "d2": the first 8 bytes of SHA-256("d1:1") and ("d2:1"), added modulo 2^64. */
export const bothOnes = 'bb10b223fafab418'

export function aSource(change: Partial<Source> = {}): Source {
  return {
    id: 'bao-song-que',
    name: 'Báo Sông Quê',
    method: 'feed',
    url: 'https://songque.example/rss/suc-khoe.rss',
    tier: 'mainstream',
    province: null,
    owner: null,
    linkPattern: null,
    browserArticles: false,
    pollMinSeconds: 120,
    pollMaxSeconds: 3600,
    hostDelayMs: 1000,
    enabled: true,
    ...change,
  }
}

export function aPoll(change: Partial<PollOutcome> = {}): PollOutcome {
  return {
    state: 'ok',
    found: [
      { kind: 'page', url: 'https://songque.example/a', title: null, summary: null, publishedAt: null },
    ],
    error: null,
    etag: '"1"',
    lastModified: 'Tue, 24 Nov 2026 00:59:00 GMT',
    bodyHash: 'aa11',
    retryAfterMs: null,
    ...change,
  }
}

export function aDraft(change: Partial<ArticleDraft> = {}): ArticleDraft {
  return {
    sourceId: 'bao-song-que',
    sourceName: 'Báo Sông Quê',
    tier: 'mainstream',
    kind: 'article',
    externalId: null,
    url: 'https://songque.example/ngo-doc-bep-an',
    title: 'Hàng chục công nhân nhập viện sau bữa trưa',
    text: 'Trưa 23/11, ba mươi hai công nhân một nhà máy ở Bắc Ninh đau bụng, nôn sau bữa ăn tập thể.',
    authors: ['Phóng viên A'],
    images: ['https://songque.example/anh.jpg'],
    language: 'vi',
    publishedAt: minutes(-30),
    collectedAt: morning,
    engagement: null,
    rawSha256: null,
    evidence: { title: 'h1' },
    ...change,
  }
}

export function anAssessment(change: Partial<Assessment> = {}): Assessment {
  return {
    health: true,
    decision: 'auto',
    incident: true,
    score: 0.93,
    type: 'food-poisoning',
    severity: 4,
    province: 'Bắc Ninh',
    places: ['Bắc Ninh'],
    diseases: [],
    cases: 32,
    deaths: null,
    abroad: false,
    claim: 'none',
    suspicion: 0.05,
    reasons: [{ rule: 'ngo-doc-tap-the', quote: 'đau bụng, nôn sau bữa ăn tập thể', weight: 2.5 }],
    ...change,
  }
}

export function aSketch(change: Partial<Sketch> = {}): Sketch {
  return {
    articleId: 'a1',
    contentHash: 'h1',
    url: 'https://songque.example/ngo-doc-bep-an',
    sourceId: 'bao-song-que',
    at: minutes(-30),
    title: 'Hàng chục công nhân nhập viện sau bữa trưa',
    signature: [1, 2, 4_294_967_295],
    terms: ['cong nhan', 'ngo doc'],
    type: 'food-poisoning',
    province: 'Bắc Ninh',
    diseases: [],
    incident: true,
    places: ['yen phong'],
    names: ['hoa sen'],
    ...change,
  }
}

export function aProposal(change: Partial<IncidentProposal> = {}): IncidentProposal {
  return {
    eventId: 'ev-1',
    decision: 'auto',
    type: 'food-poisoning',
    severity: 3,
    province: 'Bắc Ninh',
    field: 'an toàn thực phẩm',
    title: 'Hàng chục công nhân nhập viện sau bữa trưa',
    diseases: [],
    cases: 12,
    deaths: null,
    items: 1,
    sources: 1,
    reasons: [{ rule: 'ngo-doc-tap-the', quote: 'nhập viện sau bữa trưa' }],
    publishedAt: minutes(-30),
    graspedAt: morning,
    turn: 1,
    ...change,
  }
}

export function aClaim(change: Partial<ClaimDraft> = {}): ClaimDraft {
  return {
    claim: 'Nước máy ở Sóc Trăng nhiễm chì gấp trăm lần, nhà máy nước giấu kết quả.',
    rating: 'false',
    verdict: 'tin sai sự thật',
    correction: 'Mẫu nước tháng này đều đạt quy chuẩn.',
    authority: 'Sở Y tế',
    issuedAt: minutes(-600),
    url: 'https://so-y-te.example/dinh-chinh/1',
    ...change,
  }
}

export function aPerson(change: Partial<NewPerson> = {}): NewPerson {
  return {
    email: 'truc.ban@so-y-te.example',
    name: 'Cán bộ trực',
    role: 'duty-officer',
    unit: 'Văn phòng Sở',
    passwordHash: 'scrypt$1',
    ...change,
  }
}

export function aPage(text: string): RawPage {
  const bytes = new TextEncoder().encode(text)
  return {
    url: 'https://songque.example/ngo-doc-bep-an',
    bytes,
    contentType: 'text/html; charset=utf-8',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fetchedAt: morning,
  }
}

export function aDoc(change: Partial<CoverageDoc> = {}): CoverageDoc {
  return {
    id: 'd1',
    version: 1,
    title: 'Hàng chục công nhân nhập viện sau bữa trưa',
    text: 'Ba mươi hai công nhân ở Bắc Ninh nghi ngộ độc thực phẩm sau bữa ăn tập thể.',
    url: 'https://songque.example/ngo-doc-bep-an',
    sourceId: 'bao-song-que',
    sourceName: 'Báo Sông Quê',
    tier: 'mainstream',
    publishedAt: minutes(-30),
    collectedAt: morning,
    health: true,
    decision: 'auto',
    score: 0.93,
    type: 'food-poisoning',
    severity: 4,
    cases: 32,
    deaths: null,
    province: 'Bắc Ninh',
    diseases: [],
    suspicion: 0.05,
    eventId: null,
    duplicateOf: null,
    ...change,
  }
}
