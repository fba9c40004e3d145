import type { AssessInput } from '@chudong/domain'
import { type Features, features } from './features.ts'
import { fit } from './fit.ts'
import { type Linear, prune } from './linear.ts'
import { read } from './read.ts'
import { firedRules } from './rules.ts'
import { styleOf } from './suspicion.ts'
import { tableOf } from './table.ts'

/** A post with its engagement and whether readers judged it unreliable. */
export interface PostRow {
  text: string
  likes?: number | null
  comments?: number | null
  shares?: number | null
  unreliable: boolean
}

/** Trains the suspicion of posts; each post is seen with and without its engagement, so either may be missing. */
export function learnSuspicion(rows: readonly PostRow[]): Linear {
  const examples = rows.flatMap((row) => [
    { features: suspicionFeatures(inputOfPost(row)), yes: row.unreliable },
    { features: suspicionFeatures({ text: row.text }), yes: row.unreliable },
  ])
  const table = tableOf(examples.map((example) => example.features))
  return prune(fit(table, { yes: examples.map(({ yes }) => yes) }, { cost: 0.3 }))
}

/** A post as the judgement takes it. */
export function inputOfPost(row: PostRow): AssessInput {
  return {
    text: row.text,
    likes: row.likes ?? undefined,
    comments: row.comments ?? undefined,
    shares: row.shares ?? undefined,
  }
}

/** What suspicion looks at: the features of the judgement and of style. */
export function suspicionFeatures(input: AssessInput): Features {
  const reading = read(input)
  return new Map([...features(reading, input, firedRules(reading)), ...styleOf(reading, input)])
}
