import { enrol } from './words.ts'

/** A place in a trie of words: what is held for the phrase that ends here, and where longer ones go on, by the number of the next word. */
export interface TrieNode<T> {
  next: Map<number, TrieNode<T>>
  held: T | null
}

/** Phrases by the numbers of their words: most words of a text begin no phrase, and that is one look into an array. */
export class Trie<T> {
  readonly #first: (TrieNode<T> | undefined)[] = []

  /** Where phrases that begin with a word go on; undefined when there are none. */
  begin(number: number): TrieNode<T> | undefined {
    return this.#first[number]
  }

  /** The node of a phrase of one word or more, made when it is missing; its words are enrolled. */
  nodeOf(words: readonly string[]): TrieNode<T> {
    const [first = 0, ...others] = words.map(enrol)
    let node = this.#first[first]
    if (!node) {
      node = { next: new Map(), held: null }
      // Without gaps an array is looked into directly, with gaps it is searched.
      while (this.#first.length < first) this.#first.push(undefined)
      this.#first[first] = node
    }
    for (const number of others) node = after(node, number)
    return node
  }
}

function after<T>(node: TrieNode<T>, number: number): TrieNode<T> {
  const known = node.next.get(number)
  if (known) return known
  const made: TrieNode<T> = { next: new Map(), held: null }
  node.next.set(number, made)
  return made
}
