import data from '../../data/check-worthy.json' with { type: 'json' }
import { fit } from '../assess/fit.ts'
import type { Linear } from '../assess/linear.ts'
import { read } from '../assess/read.ts'
import { tableOf } from '../assess/table.ts'
import { worthSigns } from './worth-signs.ts'

/** A sentence and whether a fact checker should look at it. */
export interface WorthRow {
  text: string
  worth: boolean
}

const COST = 0.3
/** What the signs are worth before any sentence was seen: a question is none, whatever it asks. */
const PRIOR: Linear = {
  bias: 0,
  weights: { ...data.forms, ...Object.fromEntries(data.signs.map(({ name, pull }) => [name, pull])) },
}

/** Learns the weights of the signs (regression pulled to what the data says of them). The same rows give the same weights. */
export function learnWorth(rows: readonly WorthRow[]): Linear {
  const shown = rows.map(({ text }) => {
    const [line] = read({ text }).lines
    return line ? worthSigns(line).signs : new Map<string, number>()
  })
  return fit(tableOf(shown), { yes: rows.map(({ worth }) => worth) }, { cost: COST, prior: PRIOR })
}
