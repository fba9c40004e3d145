import type { Neighbour, Related, Sketch } from '@chudong/domain'
import { type Compared, likenessTo } from './similarity.ts'

/** An article of another event of the same affair. */
export type RelatedArticle = Related & { eventId: string }

/** What a shared name adds to the likeness of the words. */
const NAME = 2.5
const MOST_NAMES = 2
/** Likeness and names an event of the same affair must reach. Chosen on the own weeks (docs/evaluation.md), on the careful side. */
const RELATED = 0.5
/** First words of names that stand in reports of many affairs: "Viện Pasteur", "Sở An toàn thực phẩm". */
const OFFICES = new Set('bo so cuc chi vien trung benh cong uy ubnd hoi khoa truong ban toa doan'.split(' '))

/**
 * The article of another event that one has most in common with as part of the same affair: a raid and the recall after it, a poisoning and
 * the fine for it. Both name something that is neither place nor office – a product, a shop, a company – and their words
 * are not too unlike. Null where there is none.
 */
export function relatedAmong(
  own: Compared,
  near: readonly Compared<Neighbour>[],
  eventId: string,
): RelatedArticle | null {
  if (own.sketch.names.length === 0) return null
  const likeness = likenessTo(own)
  let best: RelatedArticle | null = null
  let most = RELATED
  for (const one of near) {
    const { sketch } = one
    if (sketch.eventId === null || sketch.eventId === eventId) continue
    const names = telling(own.sketch, sketch)
    if (names.length === 0) continue
    const score = likeness(one) + NAME * Math.min(MOST_NAMES, names.length)
    if (score < most) continue
    most = score
    best = { articleId: sketch.articleId, eventId: sketch.eventId, names }
  }
  return best
}

/** Names in both that say what the affair is about. */
function telling(a: Sketch, b: Sketch): string[] {
  const places = [...a.places, ...b.places]
  const papers = new Set([...credited(a.names), ...credited(b.names)])
  return a.names.filter(
    (name) =>
      b.names.includes(name) &&
      !papers.has(name) &&
      !OFFICES.has(name.slice(0, name.indexOf(' '))) &&
      !places.some((place) => place.includes(name) || name.includes(place)),
  )
}

/** The paper that a reprint names as its source ("Theo Nhịp Sống Việt"), by its pairs of words: it stands under reports of all kinds. */
function credited(names: readonly string[]): string[] {
  const found: string[] = []
  let next = names.filter((name) => name.startsWith('theo '))
  while (next.length > 0) {
    found.push(...next)
    const ends = next.map((name) => name.slice(name.indexOf(' ') + 1))
    next = names.filter((name) => !found.includes(name) && ends.includes(name.slice(0, name.indexOf(' '))))
  }
  return found
}
