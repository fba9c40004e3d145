import type { ArticleDraft, SourceTier } from '@chudong/domain'
import { provinceCentres } from '@chudong/vietnamese'
import { randomFrom } from '../chaos/random.ts'
import parts from './sentences.json' with { type: 'json' }

type Random = () => number

const provinces = Object.keys(provinceCentres)
const papers: readonly { id: string; name: string; tier: SourceTier }[] = [
  { id: 'bench-so-y-te', name: 'Cổng tin Sở Y tế Mẫu', tier: 'government' },
  { id: 'bench-nhip-song', name: 'Nhịp Sống Mẫu', tier: 'mainstream' },
  { id: 'bench-buoi-sang', name: 'Tin Buổi Sáng Mẫu', tier: 'mainstream' },
  { id: 'bench-dong-bang', name: 'Báo Đồng Bằng Mẫu', tier: 'local' },
  { id: 'bench-cao-nguyen', name: 'Báo Cao Nguyên Mẫu', tier: 'local' },
]

/**
 * The n-th invented article, 150–350 words, put together from sentences.json; every fifth tells of an incident, each of
 * the first 200 in a province and of a kind of its own. The same seed and number give the same text.
 */
export function inventedArticle(seed: number, n: number, at: Date): ArticleDraft & { incident: boolean } {
  const random = randomFrom(seed * 1_000_003 + n)
  const incident = n % 5 === 0
  const story = incident ? incidentText(random, n / 5) : otherText(random)
  const paper = pick(random, papers)
  return {
    incident,
    sourceId: paper.id,
    sourceName: paper.name,
    tier: paper.tier,
    kind: 'article',
    externalId: null,
    url: `https://${paper.id}.example/tin/${seed}-${n}.html`,
    ...story,
    authors: [],
    images: [],
    language: 'vi',
    publishedAt: new Date(at.getTime() - Math.floor(random() * 3_600_000)),
    collectedAt: at,
    engagement: null,
    rawSha256: null,
    evidence: {},
  }
}

/** Kind and province walk through all their pairs before one comes again. */
function incidentText(random: Random, k: number) {
  const kind = parts.incidents[(k + Math.floor(k / provinces.length)) % parts.incidents.length]
  const province = provinces[k % provinces.length]
  if (!kind || province === undefined) throw new Error('sentences.json has no incidents')
  const fill = filler(random, province)
  const body = sentences(random, kind, parts.news, fill)
  return {
    title: fill(pick(random, kind.titles)),
    text: paragraphs([fill(pick(random, kind.leads)), ...body]),
  }
}

/** One in seven speaks of health without any incident, on one of several topics: no event grows with every text. */
function otherText(random: Random) {
  const kind = pick(random, random() < 1 / 7 ? parts.healthy : parts.others)
  const fill = filler(random, pick(random, provinces))
  return {
    title: fill(pick(random, kind.titles)),
    text: paragraphs(sentences(random, kind, parts.chat, fill)),
  }
}

/** Each sentence joins several choices from an article's own few, and most name somebody: two texts share little. */
function sentences(
  random: Random,
  kind: { subjects: string[]; actions: string[] },
  links: { when: string[]; details: string[]; closings: string[] },
  fill: (text: string) => string,
): string[] {
  const wanted = 150 + random() * 140
  const whens = some(random, links.when, 4)
  const details = some(random, links.details, 3)
  const made: string[] = []
  for (let words = 0; words < wanted; words += made.at(-1)?.split(' ').length ?? wanted) {
    const [when, who, did] = [pick(random, whens), pick(random, kind.subjects), pick(random, kind.actions)]
    const where = random() < 0.2 ? ' ở {place}' : ''
    const again = random() < 0.3 ? ', lần thứ {m} trong mùa này' : ''
    const name = random() < 0.6 ? ` ${pick(random, parts.names)} ${pick(random, parts.names)}` : ''
    const told = `${when}, ${who}${name}${where} đã ${did} ${pick(random, details)}${again}.`
    const line = random() < 0.1 ? pick(random, links.closings) : told
    made.push(fill(line))
  }
  return made
}

function filler(random: Random, province: string): (text: string) => string {
  const place = `thôn ${pick(random, parts.hamlets)} ${pick(random, parts.hamlets)}`
  const people = String(11 + Math.floor(random() * 80))
  return (text) =>
    text
      .replaceAll('{province}', province)
      .replaceAll('{place}', place)
      .replaceAll('{n}', people)
      .replaceAll('{m}', () => String(2 + Math.floor(random() * 40)))
}

function paragraphs(lines: readonly string[]): string {
  return lines.map((line, i) => (i % 3 === 2 ? `${line}\n` : `${line} `)).join('')
}

function some<T>(random: Random, list: readonly T[], n: number): T[] {
  return Array.from({ length: n }, () => pick(random, list))
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('an empty list in sentences.json')
  return found
}
