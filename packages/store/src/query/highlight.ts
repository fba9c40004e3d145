import type { Highlight, QueryTree, QueryWords } from '@chudong/domain'
import { foldNormalised, lowerCase, normalise, spansOf } from '@chudong/vietnamese'
import { wantedWords } from './wanted-words.ts'

const snippetLength = 240
/** Letters before the first hit, so that a reader sees what it is about. */
const lead = 60
/** Text looked at for hits: an answer shows up to 100 of them. */
const longestText = 20_000

interface Span {
  start: number
  end: number
}

/** The whole title in pieces, those that the query matched marked. Text only, never HTML. */
export function highlightTitle(title: string, query: QueryTree): Highlight {
  const text = normalise(title)
  return pieces(text, hits(text, wantedWords(query)), { start: 0, end: text.length })
}

/** About 240 letters around the first match ("… ổ dịch [sốt xuất huyết] tại …"), or the beginning when there is none. */
export function highlightSnippet(text: string, query: QueryTree): Highlight {
  const flat = normalise(text.slice(0, longestText)).replace(/\s/g, ' ')
  const found = hits(
    flat,
    wantedWords(query).filter((words) => !words.titleOnly),
  )
  const window = windowAround(flat, found[0]?.start ?? 0)
  const inside = pieces(flat, found, window)
  if (window.start > 0) inside.unshift({ text: '… ', hit: false })
  if (window.end < flat.length) inside.push({ text: ' …', hit: false })
  return inside
}

/** Cuts at spaces, so that no syllable is cut through. */
function windowAround(text: string, hit: number): Span {
  const wanted = Math.max(0, hit - lead)
  const space = wanted === 0 ? -1 : text.indexOf(' ', wanted)
  const start = space >= 0 && space < hit ? space + 1 : wanted === 0 ? 0 : Math.min(wanted, hit)
  if (start + snippetLength >= text.length) return { start, end: text.length }
  const last = text.lastIndexOf(' ', start + snippetLength)
  return { start, end: last > start + snippetLength / 2 ? last : start + snippetLength }
}

function hits(text: string, wanted: readonly QueryWords[]): Span[] {
  if (wanted.length === 0) return []
  const spans = spansOf(lowerCase(text))
  const toned = spans.map((span) => span.token)
  const folded = toned.map(foldNormalised)
  const found: Span[] = []
  for (let i = 0; i < spans.length; i++) {
    const length = Math.max(0, ...wanted.map((words) => matchLength(words, words.toned ? toned : folded, i)))
    const first = spans[i]
    const last = spans[i + length - 1]
    if (length > 0 && first && last) found.push({ start: first.start, end: last.end })
  }
  return merged(found)
}

function matchLength(words: QueryWords, tokens: string[], at: number): number {
  return words.tokens.every((token, i) => tokens[at + i] === token) ? words.tokens.length : 0
}

function merged(spans: Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else out.push({ ...span })
  }
  return out
}

function pieces(text: string, found: Span[], window: Span): Highlight {
  const out: Highlight = []
  let at = window.start
  const push = (end: number, hit: boolean) => {
    if (end > at) out.push({ text: text.slice(at, end), hit })
    at = Math.max(at, end)
  }
  for (const span of found) {
    if (span.end <= window.start || span.start >= window.end) continue
    push(Math.max(span.start, window.start), false)
    push(Math.min(span.end, window.end), true)
  }
  push(window.end, false)
  return out
}
