import { Decision, IncidentType, SourceTier } from '@chudong/domain'

/** What the search page keeps in its address. */
export interface CoverageSearch {
  q?: string
  from?: string
  to?: string
  type?: IncidentType[]
  province?: string[]
  sourceId?: string[]
  tier?: SourceTier[]
  decision?: Decision[]
  disease?: string[]
  healthOnly?: '1'
  sort?: 'relevance'
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_VALUES = 40

/** Reads the address; anything unknown or malformed is left out, so an old or edited link still opens. */
export function readCoverageSearch(raw: Record<string, unknown>): CoverageSearch {
  const found: CoverageSearch = {
    q: typeof raw.q === 'string' ? raw.q.slice(0, 500) : undefined,
    from: readDay(raw.from),
    to: readDay(raw.to),
    type: list(raw.type).flatMap((one) => IncidentType.safeParse(one).data ?? []),
    province: list(raw.province),
    sourceId: list(raw.sourceId),
    tier: list(raw.tier).flatMap((one) => SourceTier.safeParse(one).data ?? []),
    decision: list(raw.decision).flatMap((one) => Decision.safeParse(one).data ?? []),
    disease: list(raw.disease),
    healthOnly: raw.healthOnly === '1' ? '1' : undefined,
    sort: raw.sort === 'relevance' ? 'relevance' : undefined,
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value.length > 0),
  )
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) ? value : undefined
}

function list(value: unknown): string[] {
  const many = Array.isArray(value) ? value : [value]
  return many.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, MAX_VALUES)
}
