import { foldedTokens } from '@chudong/vietnamese'

/** Two texts that share so much of the rarer one's weight in word pairs tell one story; on the careful side: unlike ones join too. */
const SHARED = 0.18

/**
 * Parts rows into groups of about the same size so that no story stands in two of them: texts that share 18 % of their word
 * pairs, weighed by rarity, belong together, and so do the texts that each of them is like. For measuring a model on posts of
 * stories that it has not seen; the same rows give the same groups. Takes time with the square of the rows.
 */
export function byStory<T extends { text: string }>(rows: readonly T[], groups: number): T[][] {
  const stories = storiesOf(rows.map(({ text }) => text)).sort((a, b) => b.length - a.length)
  return Array.from({ length: groups }, (_, group) =>
    stories.filter((_, i) => i % groups === group).flatMap((story) => story.flatMap((at) => rows[at] ?? [])),
  )
}

/** Texts by number, story by story. */
function storiesOf(texts: readonly string[]): number[][] {
  const pairs = texts.map(pairsOf)
  const weigh = rarityIn(pairs)
  const lengths = pairs.map((own) => sum([...own].map(weigh)))
  const firsts = texts.map((_, i) => i)
  const firstOf = (at: number): number => (firsts[at] === at ? at : firstOf(firsts[at] ?? at))
  for (let i = 0; i < texts.length; i++)
    for (let j = 0; j < i; j++) {
      const shorter = Math.min(lengths[i] ?? 0, lengths[j] ?? 0)
      if (sharedWeight(pairs[i], pairs[j], weigh) > SHARED * shorter) firsts[firstOf(i)] = firstOf(j)
    }
  const stories = new Map<number, number[]>()
  for (const at of firsts.keys()) stories.set(firstOf(at), [...(stories.get(firstOf(at)) ?? []), at])
  return [...stories.values()]
}

function pairsOf(text: string): Set<string> {
  const words = foldedTokens(text)
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`))
}

function rarityIn(pairs: readonly ReadonlySet<string>[]): (pair: string) => number {
  const seen = new Map<string, number>()
  for (const own of pairs) for (const pair of own) seen.set(pair, (seen.get(pair) ?? 0) + 1)
  return (pair) => Math.log(pairs.length / (seen.get(pair) ?? 1))
}

function sharedWeight(
  a: ReadonlySet<string> = new Set(),
  b: ReadonlySet<string> = new Set(),
  weigh: (pair: string) => number,
): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const pair of few) if (many.has(pair)) shared += weigh(pair)
  return shared
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
