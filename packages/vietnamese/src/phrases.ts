import { tokens } from './tokens.ts'
import { enrol, numberOf } from './words.ts'

/** A phrase found in a list of tokens: `start` inclusive, `end` exclusive, counted in tokens. */
export interface PhraseMatch {
  phrase: string
  start: number
  end: number
}

interface Node {
  next: Map<number, Node>
  /** The phrase that ends here, for each list that has it. */
  ends: { list: number; phrase: string }[]
}

/**
 * Finds phrases in token lists by a trie of tokens: longest match first, left to right, never overlapping,
 * never inside a word ("sởi" is not found in "sỏi thận"). For tone-less text give folded phrases and
 * `foldedTokens`. A phrase comes back as it was given; of two with the same tokens the first wins.
 */
export function phraseMatcher(phrases: readonly string[]): (tokens: readonly string[]) => PhraseMatch[] {
  const find = phraseLists([phrases])
  return (list) => find(list.map(numberOf))[0] ?? []
}

/** As `phraseMatcher` for several lists in one walk, over the numbers of words (`wordOf`): the matches of each list. */
export function phraseLists(
  lists: readonly (readonly string[])[],
): (numbers: readonly number[]) => PhraseMatch[][] {
  const root: Node[] = []
  for (const [list, phrases] of lists.entries()) for (const phrase of phrases) insert(root, phrase, list)
  return (numbers) => {
    const found = lists.map((): PhraseMatch[] => [])
    for (let start = 0; start < numbers.length; start++) {
      const node = root[numbers[start] as number]
      if (node) walk(node, numbers, start, found)
    }
    return found
  }
}

/** Longer phrases are met later in the walk, and take the place of a shorter one that begins with them. */
function walk(first: Node, numbers: readonly number[], start: number, found: PhraseMatch[][]): void {
  let node: Node | undefined = first
  for (let end = start + 1; node; end++) {
    for (const { list, phrase } of node.ends) put(found[list] as PhraseMatch[], { phrase, start, end })
    if (end >= numbers.length) return
    node = node.next.get(numbers[end] as number)
  }
}

function put(found: PhraseMatch[], match: PhraseMatch): void {
  const last = found[found.length - 1]
  if (last === undefined || last.end <= match.start) found.push(match)
  else if (last.start === match.start) found[found.length - 1] = match
}

function insert(root: Node[], phrase: string, list: number): void {
  const [first, ...others] = tokens(phrase).map(enrol)
  if (first === undefined) return
  let node = nodeAt(root, first)
  for (const number of others) {
    let next = node.next.get(number)
    if (!next) {
      next = { next: new Map(), ends: [] }
      node.next.set(number, next)
    }
    node = next
  }
  if (!node.ends.some((end) => end.list === list)) node.ends.push({ list, phrase })
}

function nodeAt(root: Node[], number: number): Node {
  const known = root[number]
  if (known) return known
  const made = { next: new Map(), ends: [] }
  root[number] = made
  return made
}
