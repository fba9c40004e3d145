import type { AssessInput } from '@chudong/domain'
import { fold } from '@chudong/vietnamese'
import { MAX_CHARS } from './read.ts'

/** How a round-up calls itself in its title or first words: "Bản tin tối 12/3", "Điểm tin", "Tin nổi bật 24h qua". */
const ANNOUNCED =
  /(?:^|[^a-z])(?:ban tin|diem tin|diem nhanh|tin (?:nhanh|van|tong hop|noi bat|sang|trua|chieu|toi|24h) |tin tuc (?:sang|trua|chieu|toi|noi bat|24h|ngay)|24 ?(?:h|gio) qua)/
const NUMBERS = /(?:^|\n|(?<=[\s.;]))(?=(?:[1-9]|1\d)[.)/]\s+\p{Lu})/u
const NUMBER = /^(?:[1-9]|1\d)[.)/]\s+/
const LEAD = 120
const FEWEST = 3
const MOST = 20
const SHORTEST = 25

/**
 * The items of a round-up, each to be judged by itself: of "Bản tin tối" one line in ten speaks of an outbreak. Empty for
 * any other text.
 */
export function roundupItems({ title, text }: AssessInput): string[] {
  const body = text.slice(0, MAX_CHARS).trim()
  const items = NUMBER.test(body) ? body.split(NUMBERS) : isAnnounced(title, body) ? body.split(/\n+/) : []
  const long = items.map((item) => item.trim().replace(NUMBER, '')).filter((item) => item.length >= SHORTEST)
  return long.length >= FEWEST ? long.slice(0, MOST) : []
}

function isAnnounced(title: string | undefined, body: string): boolean {
  return ANNOUNCED.test(fold(`${title ?? ''}\n${body.slice(0, LEAD)}`))
}
