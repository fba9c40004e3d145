import type { Line } from './read.ts'

let questions = 0

/** Asks of each sentence once, however many rules want to know: the answer is kept with the sentence. */
export function perLine<T extends object | string | number | boolean | null>(
  ask: (line: Line) => T,
): (line: Line) => T {
  const question = questions++
  return (line) => {
    const known = line.answers[question]
    if (known !== undefined) return known as T
    const answer = ask(line)
    line.answers[question] = answer
    return answer
  }
}
