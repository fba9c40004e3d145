import type { Line, Reading } from './read.ts'

type Answer = object | string | number | boolean | null

let questions = 0

/** Asks of each thing once, however many rules want to know: the answer is kept with it. */
function once<A extends { answers: unknown[] }, T extends Answer>(ask: (of: A) => T): (of: A) => T {
  const question = questions++
  return (of) => {
    const known = of.answers[question]
    if (known !== undefined) return known as T
    const answer = ask(of)
    of.answers[question] = answer
    return answer
  }
}

/** What is asked of a sentence once. */
export const perLine: <T extends Answer>(ask: (line: Line) => T) => (line: Line) => T = once

/** What is asked of a text once. */
export const perText: <T extends Answer>(ask: (reading: Reading) => T) => (reading: Reading) => T = once
