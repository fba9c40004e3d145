import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ClaimMatch, claimIndex, learnClaims, ownClaimModel, writers } from '@chudong/detect'
import { z } from 'zod'
import type { DataFolder, Failure, Figure, Job, Measured } from '../job.ts'
import { readRows } from '../rows.ts'
import { confusion, ratio, share } from '../scores.ts'
import { LabelledText } from './labelled.ts'

const Claim = z.object({ id: z.coerce.string(), claim: z.string(), correction: z.string().nullish() })
type Claim = z.infer<typeof Claim>

export const ClaimQuery = z.object({
  id: z.coerce.string(),
  text: z.string(),
  claim_id: z.coerce.string().nullable(),
  relation: z.enum(['asserts', 'debunks', 'related-but-different', 'none']),
  near_claim_id: z.string().nullish(),
  style: z.string().nullish(),
})
export type ClaimQuery = z.infer<typeof ClaimQuery>

/** Known claims in other words: which claim a text means, whether it is sure of it, and whether it repeats or answers it. */
export const claimsJob: Job<ClaimQuery> = {
  name: 'claims',
  title: 'Known claims in other words',
  shape:
    '{id, text, claim_id|null, relation: asserts|debunks|related-but-different|none, style?} beside a claims.jsonl {id, claim, correction?}',
  row: ClaimQuery,
  measure: (rows, folder) => {
    const match = claimIndex(registerIn(folder))
    return measureClaims(rows.map((row) => ({ row, got: match(row.text) })))
  },
  board: (data) => [
    {
      job: 'claims',
      data: 'own set',
      split: 'by claim, 5 folds',
      measure: () => measureClaims(judgedByClaim(data)),
    },
  ],
}

function registerIn(folder: string): Claim[] {
  const file = resolve(folder, 'claims.jsonl')
  if (!existsSync(file)) throw new Error(`${folder} has no claims.jsonl beside the queries`)
  return readRows(file, Claim)
}

interface JudgedQuery {
  row: ClaimQuery
  got: ClaimMatch
}

const FOLDS = 5

/** Every query judged against all claims by a model that saw no query of its claim. */
function judgedByClaim(data: DataFolder): JudgedQuery[] {
  const claims = readRows(data.own('claims.jsonl'), Claim)
  const rows = readRows(data.own('claim-queries.jsonl'), ClaimQuery)
  const others = otherTexts(data)
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const learned = learnClaims(
      claims,
      rows.filter((row) => foldOf(row) !== fold),
      others,
    )
    const match = claimIndex(claims, { ...ownClaimModel, ...learned })
    return rows.filter((row) => foldOf(row) === fold).map((row) => ({ row, got: match(row.text) }))
  })
}

/** A third of our own items, which mean none of the claims. */
function otherTexts(data: DataFolder): string[] {
  const items = writers.flatMap((name) => readRows(data.own(`${name}.jsonl`), LabelledText))
  return items.filter(({ claim }, i) => claim === 'none' && i % 3 === 0).map(({ text }) => text)
}

/** Queries of one claim, near neighbours too, stand in one fold. */
function foldOf({ id, claim_id, near_claim_id }: ClaimQuery): number {
  const key = claim_id ?? near_claim_id ?? id
  let hash = 7
  for (const char of key) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0
  return Math.abs(hash) % FOLDS
}

/** Figures of judged queries: all rows, and the plainly written ones apart, because style must not give the answer away. */
export function measureClaims(judged: readonly JudgedQuery[]): Measured {
  const plain = judged.filter(({ row }) => row.style === 'plain')
  const styled = plain.length > 0 && plain.length < judged.length
  return {
    figures: [...figuresOf(judged, ''), ...(styled ? figuresOf(plain, 'plain: ') : [])],
    confusions: [
      confusion(
        'relation',
        judged.map(({ row, got }) => [row.relation, got.relation]),
      ),
    ],
    failures: worst(judged),
  }
}

function figuresOf(judged: readonly JudgedQuery[], prefix: string): Figure[] {
  const meant = judged.filter(({ row }) => row.claim_id !== null)
  const said = judged.filter(({ got }) => got.claimId !== null)
  const others = judged.filter(({ row }) => row.claim_id === null)
  const found = said.filter(isRight)
  const figures = [
    share('nearest claim is right', meant, ({ row, got }) => got.bestClaimId === row.claim_id),
    ...(['asserts', 'debunks'] as const).map((relation) =>
      share(
        `nearest is right, ${relation}`,
        meant.filter(({ row }) => row.relation === relation),
        ({ row, got }) => got.bestClaimId === row.claim_id,
      ),
    ),
    share('match is right', said, isRight),
    { metric: 'matched', n: meant.length, value: ratio(found.length, meant.length) },
    { ...share('false match', others, ({ got }) => got.claimId !== null), better: 'less' as const },
    share('relation of the matched', found, ({ row, got }) => got.relation === row.relation),
  ]
  return figures.map((figure) => ({ ...figure, metric: prefix + figure.metric }))
}

function isRight({ row, got }: JudgedQuery): boolean {
  return got.claimId !== null && got.claimId === row.claim_id
}

function worst(judged: readonly JudgedQuery[]): Failure[] {
  return judged
    .filter(({ row, got }) => got.claimId !== row.claim_id)
    .sort((a, b) => b.got.score - a.got.score || a.row.id.localeCompare(b.row.id))
    .slice(0, 20)
    .map(({ row, got }) => ({
      id: row.id,
      text: row.text,
      expected: `${row.relation} ${row.claim_id ?? row.near_claim_id ?? ''}`,
      got: `${got.claimId ?? 'no match'}, nearest ${got.bestClaimId} ${got.score}, ${got.relation}`,
    }))
}
