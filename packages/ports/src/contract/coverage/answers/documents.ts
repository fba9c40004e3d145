import type { CoverageDoc } from '@chudong/domain'
import { Decision, IncidentType, SourceTier } from '@chudong/domain'
import { minutes } from '../../fixtures.ts'
import { type Random, randomOf } from './random.ts'
import vocabulary from './vocabulary.json' with { type: 'json' }

/** A document with what a reader sees in it, however its letters are made. */
export interface Known {
  doc: CoverageDoc
  title: string
  text: string
}

const day = 24 * 60

/** Two thousand invented articles of 45 days, the same in every run: plain, without tones, decomposed, in look-alike letters. */
export function inventedArticles(): Known[] {
  const random = randomOf(20_261_124)
  return Array.from({ length: 2_000 }, (_, i) => article(random, i))
}

function article(random: Random, i: number): Known {
  const isNew = i % 50 === 0
  const age = isNew ? random.below(day) : random.below(45 * day)
  const disease = isNew ? 'sốt mò' : random.one(vocabulary.diseases)
  const province = random.one(vocabulary.provinces)
  const slots = { disease, place: province === '' ? 'một địa phương' : province, random }
  const plain = {
    title: sentence(random.one(isNew ? vocabulary.newTitles : vocabulary.titles), slots),
    text: Array.from({ length: 1 + random.below(7) }, () =>
      sentence(random.one(vocabulary.sentences), slots),
    ).join(' '),
  }
  const { read, written } = inStyle(plain, random)
  const doc = { ...judged(random, disease, province), ...written, ...published(random, i, age) }
  return { doc, ...read }
}

function published(random: Random, i: number, age: number) {
  const source = random.one(vocabulary.sources)
  return {
    id: `bai-${String(i).padStart(4, '0')}`,
    version: 1 + random.below(4),
    url: random.times(90) ? `https://${source.id}.example/${i}` : null,
    sourceId: source.id,
    sourceName: source.name,
    tier: SourceTier.parse(source.tier),
    publishedAt: minutes(-age),
    collectedAt: minutes(-age + random.below(30)),
    eventId: random.times(40) ? `ev-${random.below(60)}` : null,
    duplicateOf: random.times(15) ? `bai-${String(random.below(2_000)).padStart(4, '0')}` : null,
  }
}

function judged(random: Random, disease: string, province: string) {
  const decision = random.one(Decision.options)
  const incident = decision !== 'ignore'
  return {
    health: incident || random.times(50),
    decision,
    score: random.number(),
    type: incident ? random.one(IncidentType.options) : null,
    severity: incident ? 1 + random.below(5) : null,
    cases: random.times(50) ? random.below(200) : null,
    deaths: random.times(30) ? random.below(4) : null,
    province: random.times(80) ? province : '',
    diseases: random.times(70) ? [...new Set([disease, ...(random.times(20) ? ['cúm'] : [])])] : [],
    suspicion: random.number(),
  }
}

interface Slots {
  disease: string
  place: string
  random: Random
}

function sentence(form: string, { disease, place, random }: Slots): string {
  return form
    .replaceAll('{bệnh}', disease)
    .replaceAll('{nơi}', place)
    .replaceAll('{số}', () => String(2 + random.below(98)))
    .replaceAll('{nghìn}', () => `${1 + random.below(9)}.${100 + random.below(900)}`)
    .replaceAll('{ai}', () => random.one(vocabulary.people))
}

type Wording = Pick<Known, 'title' | 'text'>

/** `read` is what a reader sees, `written` how it is encoded. */
function inStyle(plain: Wording, random: Random): { read: Wording; written: Wording } {
  const each = (change: (text: string) => string) => ({
    title: change(plain.title),
    text: change(plain.text),
  })
  const style = random.below(100)
  if (style < 10) {
    const bare = each(withoutTones)
    return { read: bare, written: bare }
  }
  if (style < 20) return { read: plain, written: each((text) => text.normalize('NFD')) }
  if (style < 30) return { read: plain, written: each(withLookAlikes) }
  if (style < 40)
    return { read: plain, written: each((text) => text.replaceAll('òa', 'oà').replaceAll('úy', 'uý')) }
  return { read: plain, written: plain }
}

/** Lower-case letters without tones and đ; capitals stay capitals. */
export function withoutTones(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/** Cyrillic letters among Latin ones, and nothing to see between them: how filters are evaded. */
function withLookAlikes(text: string): string {
  return text.replace(
    /(?<=[a-z])[oeac](?=[a-z])/g,
    (letter) => `${{ o: 'о', e: 'е', a: 'а', c: 'с' }[letter]}\u200b`,
  )
}
