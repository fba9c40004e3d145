import type { EmergingPhrase } from '@chudong/domain'
import { tokens } from '@chudong/vietnamese'

/** Words are of one to four syllables; one alone says too little ("huyết"). */
export const phraseLength = { least: 2, most: 4 }
/** Two articles may use the same words by chance. */
export const fewestArticles = 3
/** How many of the best are looked at to find what stands inside what. */
export const mostCandidates = 200
/** A phrase that mostly stands inside a longer one says nothing more. */
const mostlyInside = 0.8

/** The phrases of a title as they are counted, each once: two to four neighbouring syllables, as written. */
export function phrasesOf(title: string): Set<string> {
  const syllables = tokens(title)
  const found = new Set<string>()
  for (let start = 0; start < syllables.length; start++)
    for (let length = phraseLength.least; length <= phraseLength.most; length++)
      if (start + length <= syllables.length) found.add(syllables.slice(start, start + length).join(' '))
  return found
}

/**
 * The phrases whose share among the new articles exceeds their share among all the most, by absolute change × relative
 * change (JLH, as Elasticsearch's significant terms). `sizes` are the numbers of new and of all articles.
 */
export function tellingPhrases(
  counted: readonly EmergingPhrase[],
  sizes: { articles: number; inAll: number },
  limit: number,
): EmergingPhrase[] {
  const scored = counted
    .filter(({ articles }) => articles >= fewestArticles)
    .map((one) => ({ one, score: score(one.articles / sizes.articles, one.inAll / sizes.inAll) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || (a.one.phrase < b.one.phrase ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ one }) => one)
  return scored.filter((one) => !scored.some((longer) => standsInside(one, longer))).slice(0, limit)
}

function score(share: number, shareOfAll: number): number {
  return share > shareOfAll ? (share - shareOfAll) * (share / shareOfAll) : 0
}

function standsInside(one: EmergingPhrase, longer: EmergingPhrase): boolean {
  return (
    longer.phrase.length > one.phrase.length &&
    ` ${longer.phrase} `.includes(` ${one.phrase} `) &&
    longer.articles >= mostlyInside * one.articles
  )
}
