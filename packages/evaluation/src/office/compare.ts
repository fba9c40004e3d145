import { assess, type JudgeModel } from '@chudong/detect'
import type { Figure } from '../job.ts'
import { decisionFigures } from '../jobs/incident.ts'
import { inputOf, type Judged } from '../jobs/labelled.ts'
import type { TrainingText } from './label.ts'

/** Two models on the same held-back labels. */
export interface Comparison {
  running: Figure[]
  candidate: Figure[]
  /** Events of which the candidate, or the running model, has more texts right. */
  events: { better: number; worse: number }
  /** Chance of so many better ones if both were equal (one-sided sign test). */
  chance: number
  /** AUC on the project's own texts, each writer judged by a model of the others, with and without the labels. */
  own: { without: number; with: number; n: number }
}

/** Figures of both models on held-back labels, and the events of which they judge differently. */
export function compare(
  held: readonly TrainingText[],
  models: { running: JudgeModel; candidate: JudgeModel },
): Omit<Comparison, 'own'> {
  const [running, candidate] = [models.running, models.candidate].map((model) =>
    held.map((row): Judged & { row: TrainingText } => ({ row, got: assess(inputOf(row), model) })),
  ) as [Judged[], Judged[]]
  const gains = new Map<string, number>()
  for (const [i, row] of held.entries()) {
    const gain = rightness(candidate[i]) - rightness(running[i])
    const event = row.event ?? row.id
    gains.set(event, (gains.get(event) ?? 0) + gain)
  }
  const all = [...gains.values()]
  const events = { better: all.filter((x) => x > 0).length, worse: all.filter((x) => x < 0).length }
  return {
    running: decisionFigures(running),
    candidate: decisionFigures(candidate),
    events,
    chance: chanceOf(events.better, events.better + events.worse),
  }
}

const CHANCE = 0.05
const LOST_ON_OWN = 0.01
/** Points that each figure on the held-back labels may lose, as shares. */
const LOST: Record<string, number> = { 'recall as decided': 0.05, 'precision at recall 0.9': 0.02, AUC: 0.01 }

/**
 * Why the candidate is not taken; none when it is better: right on more events than chance explains, and nothing lost
 * beyond some points: 5 of recall as decided, 2 of precision at recall .90, 1 of AUC, there and on the project's own texts.
 */
export function objections({ running, candidate, events, chance, own }: Comparison): string[] {
  const byChance =
    chance > CHANCE
      ? [
          `better on ${events.better} held-back events and worse on ${events.worse}: chance alone gives that in ${Math.round(100 * chance)} of 100 cases (at most 5 wanted)`,
        ]
      : []
  const fallen = candidate.flatMap(({ metric, value }, i) =>
    fall(metric, (running[i]?.value ?? 0) - value, LOST[metric] ?? 1),
  )
  const onOwn = fall("AUC on the project's own texts", own.without - own.with, LOST_ON_OWN)
  return [...byChance, ...fallen, ...onOwn]
}

function fall(metric: string, lost: number, most: number): string[] {
  return lost > most ? [`${metric} falls by ${points(lost)} points (at most ${100 * most})`] : []
}

function points(share: number): string {
  return (100 * share).toFixed(1)
}

function rightness(judged: Judged | undefined): number {
  return judged && judged.got.incident === judged.row.incident ? 1 : 0
}

/** Chance of at least `better` heads in `n` throws of a fair coin. */
function chanceOf(better: number, n: number): number {
  let [ways, sum] = [1, 0]
  for (let k = 0; k <= n; k++) {
    if (k >= better) sum += ways
    ways = (ways * (n - k)) / (k + 1)
  }
  return sum / 2 ** n
}
