import { toSafeNfc } from '@chudong/vietnamese/nfc'
import type { Found, PageContext } from './context.ts'
import { metaValue } from './head.ts'
import { parseHtml } from './parse-html.ts'
import { collapse, type Element, textOf } from './tree.ts'

const MAX_TITLE = 500

/**
 * The headline by vote: JSON-LD, OpenGraph, Twitter and `<h1>`, each without the site's name, speak for what they
 * say letter by letter. `<title>` is written for search engines: where the others differ, it counts against.
 */
export function chooseTitle(context: PageContext): Found<string> & { element: Element | null } {
  const { candidates, element } = titleCandidates(context)
  const best = elect(candidates)
  const { title } = context.head
  return { value: best?.text ?? clean(title), from: best?.from ?? (title ? 'title' : ''), element }
}

/** What each place says, without the site's name, and the heading that the others confirm. */
function titleCandidates(context: PageContext): { candidates: Candidate[]; element: Element | null } {
  const { head, data } = context
  const site = siteNames(context)
  const headings = head.h1.map((element) => ({ element, text: clean(textOf(element, MAX_TITLE)) }))
  const others = [data?.headline, metaValue(head, 'og:title')?.value, head.title].map((text) =>
    letters(text ?? ''),
  )
  const heading =
    headings.find(({ text }) => others.some((other) => agrees(letters(text), other))) ??
    headings.find(({ text }) => text.length > 15)
  const candidates: Candidate[] = [
    { from: 'JSON-LD', weight: 2, text: withoutSite(clean(data?.headline), site) },
    { from: 'og:title', weight: 2.4, text: withoutSite(clean(metaValue(head, 'og:title')?.value), site) },
    { from: 'h1', weight: 1, text: heading?.text ?? '' },
    {
      from: 'twitter:title',
      weight: 0.5,
      text: withoutSite(clean(metaValue(head, 'twitter:title')?.value), site),
    },
    { from: 'title', weight: -2, text: withoutSite(clean(head.title), site) },
  ].filter(({ text }) => text !== '' && !site.includes(letters(text)))
  return { candidates: withoutSlogans(candidates, context.main.text), element: heading?.element ?? null }
}

const SLOGAN = 0.6

/** Some sites share one title for all their pages: what the text speaks of far less than of the heading goes. */
function withoutSlogans(candidates: Candidate[], text: string): Candidate[] {
  const words = new Set(wordsOf(text.slice(0, 5000)))
  const support = (title: string) => {
    const own = wordsOf(title)
    return own.filter((word) => words.has(word)).length / Math.max(1, own.length)
  }
  const heading = candidates.find(({ from }) => from === 'h1')
  const floor = heading ? support(heading.text) * SLOGAN : 0
  return candidates.filter(({ text: title }) => support(title) >= floor)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
}

interface Candidate {
  from: string
  weight: number
  text: string
}

function elect(candidates: Candidate[]): Candidate | null {
  const votes = candidates.map(({ text }) =>
    candidates.reduce((sum, other) => sum + (letters(other.text) === letters(text) ? other.weight : 0), 0),
  )
  const at = votes.indexOf(Math.max(...votes))
  return candidates[at] ?? null
}

/** The site's own names as letters: og:site_name, application-name, the host without its ending. */
function siteNames({ head, base }: PageContext): string[] {
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/.exec(base)?.[1] ?? ''
  const names = [
    metaValue(head, 'og:site_name')?.value,
    metaValue(head, 'application-name')?.value,
    metaValue(head, 'apple-mobile-web-app-title')?.value,
    host,
    host.replace(/\.[a-z.]+$/, ''),
  ]
  return names.map((name) => letters(name ?? '')).filter((name) => name.length > 1)
}

function clean(text: string | null | undefined): string {
  return toSafeNfc(plain((text ?? '').slice(0, MAX_TITLE * 4))).slice(0, MAX_TITLE)
}

/** Some sites put tags and twice-escaped entities ("&#8217;") into their metadata. */
function plain(text: string): string {
  return /[<&]/.test(text) ? textOf(parseHtml(text).root, MAX_TITLE) : collapse(text)
}

/** True when one is the other with something before or after it. */
function agrees(a: string, b: string): boolean {
  return a.length >= 8 && b.length >= 8 && (b.includes(a) || a.includes(b))
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const SEPARATOR = /\s+[|–—•·»*-]\s+|\s?[|｜ㅣ：]\s?|--|::/gu

/** "Đề - Báo X" without the site's name at its end (or start): the last parts go while they name the site. */
function withoutSite(title: string, site: string[]): string {
  const cuts = [...title.matchAll(SEPARATOR)].slice(-6)
  for (const cut of cuts) {
    const tail = letters(title.slice(cut.index + cut[0].length))
    if (cut.index >= 8 && tail !== '' && namesSite(tail, site)) return title.slice(0, cut.index).trim()
  }
  const [first] = cuts
  const start =
    first && namesSite(letters(title.slice(0, first.index)), site) ? first.index + first[0].length : 0
  return title.slice(start).trim()
}

/** Hosts are written without marks: "Báo Tuổi Trẻ" names tuoitre.vn, "Börsen-Zeitung" boersen-zeitung.de. */
function namesSite(part: string, site: string[]): boolean {
  const spellings = [part, unmarked(part), unmarked(part.replace(/[äöü]/g, (vowel) => `${vowel}e`))]
  return site.some((name) => spellings.some((spelling) => isName(spelling, name)))
}

function isName(part: string, name: string): boolean {
  return (
    part === name ||
    (name.length > 4 && part.length > 3 && part.length < 40 && (part.includes(name) || name.includes(part)))
  )
}

function unmarked(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
}
