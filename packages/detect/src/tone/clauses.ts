import { spellOut, tokens } from '@chudong/vietnamese'

const END_OF_CLAUSE = /[.,;:!?…]+(?=\s|$)|[()"“”\n]/u

/** The clauses of a text as lists of tokens, teencode spelt out; neither a negation nor a phrase reaches over a comma. */
export function clausesOf(text: string): string[][] {
  return spellOut(text.toLowerCase())
    .split(END_OF_CLAUSE)
    .map((clause) => tokens(clause))
    .filter((list) => list.length > 0)
}
