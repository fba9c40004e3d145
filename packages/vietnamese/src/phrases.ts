import { tokens } from './tokens.ts'

/** A phrase found in a list of tokens: `start` inclusive, `end` exclusive, counted in tokens. */
export interface PhraseMatch {
  phrase: string
  start: number
  end: number
}

interface Node {
  next: Map<string, Node>
  phrase: string | null
}

/**
 * Finds phrases in token lists by a trie of tokens: longest match first, left to right, never overlapping,
 * never inside a word ("sởi" is not found in "sỏi thận"). For tone-less text give folded phrases and
 * `foldedTokens`. A phrase comes back as it was given; of two with the same tokens the first wins.
 */
export function phraseMatcher(phrases: readonly string[]): (tokens: readonly string[]) => PhraseMatch[] {
  const root: Node = { next: new Map(), phrase: null }
  for (const phrase of phrases) insert(root, phrase)
  return (list) => {
    const found: PhraseMatch[] = []
    for (let start = 0; start < list.length; ) {
      const match = longestAt(root, list, start)
      if (match) found.push(match)
      start = match ? match.end : start + 1
    }
    return found
  }
}

function insert(root: Node, phrase: string): void {
  let node = root
  for (const token of tokens(phrase)) {
    let next = node.next.get(token)
    if (!next) {
      next = { next: new Map(), phrase: null }
      node.next.set(token, next)
    }
    node = next
  }
  if (node !== root) node.phrase ??= phrase
}

function longestAt(root: Node, list: readonly string[], start: number): PhraseMatch | null {
  let node: Node | undefined = root
  let best: PhraseMatch | null = null
  for (let end = start; end < list.length; end++) {
    node = node.next.get(list[end] ?? '')
    if (!node) break
    if (node.phrase !== null) best = { phrase: node.phrase, start, end: end + 1 }
  }
  return best
}
