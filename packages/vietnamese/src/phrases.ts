import { tokens } from './tokens.ts'
import { Trie, type TrieNode } from './trie.ts'
import { numberOf } from './words.ts'

/** A phrase found in a list of tokens: `start` inclusive, `end` exclusive, counted in tokens. */
export interface PhraseMatch {
  phrase: string
  start: number
  end: number
}

/** The phrase that ends at a node, for each list that has it. */
type Ends = { list: number; phrase: string }[]

/**
 * Finds phrases in token lists by a trie of tokens: longest match first, left to right, never overlapping,
 * never inside a word ("sởi" is not found in "sỏi thận"). For tone-less text give folded phrases and
 * `foldedTokens`. A phrase comes back as it was given; of two with the same tokens the first wins.
 */
export function phraseMatcher(
  phrases: readonly string[],
): (tokens: readonly string[]) => readonly PhraseMatch[] {
  const find = phraseLists([phrases])
  return (list) => find(list.map(numberOf))[0] ?? []
}

/** As `phraseMatcher` for several lists in one walk, over the numbers of words (`wordOf`): the matches of each list. */
export function phraseLists(
  lists: readonly (readonly string[])[],
): (numbers: readonly number[]) => readonly (readonly PhraseMatch[])[] {
  const nothing = lists.map(() => NONE)
  const trie = new Trie<Ends>()
  for (const [list, phrases] of lists.entries()) for (const phrase of phrases) enter(trie, phrase, list)
  return (numbers) => {
    const found = [...nothing]
    for (let start = 0; start < numbers.length; start++) {
      const node = trie.begin(numbers[start] as number)
      if (node) walk(node, numbers, start, found)
    }
    return found
  }
}

/** Longer phrases are met later in the walk, and take the place of a shorter one that begins with them. */
function walk(
  first: TrieNode<Ends>,
  numbers: readonly number[],
  start: number,
  found: PhraseMatch[][],
): void {
  let node: TrieNode<Ends> | undefined = first
  for (let end = start + 1; node; end++) {
    if (node.held) for (const { list, phrase } of node.held) put(found, list, { phrase, start, end })
    if (end >= numbers.length) return
    node = node.next.get(numbers[end] as number)
  }
}

const NONE: PhraseMatch[] = []

function put(lists: PhraseMatch[][], list: number, match: PhraseMatch): void {
  const found = lists[list] as PhraseMatch[]
  const last = found[found.length - 1]
  if (last === undefined) lists[list] = [match]
  else if (last.end <= match.start) found.push(match)
  else if (last.start === match.start) found[found.length - 1] = match
}

function enter(trie: Trie<Ends>, phrase: string, list: number): void {
  const words = tokens(phrase)
  if (words.length === 0) return
  const node = trie.nodeOf(words)
  node.held ??= []
  if (!node.held.some((end) => end.list === list)) node.held.push({ list, phrase })
}
