import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One labelled news page: its bytes and what a person said it holds. */
export interface GoldPage {
  name: string
  url: string
  html: Uint8Array
  title: string
  text: string
  date: string
  authors: string[]
}

interface GoldEntry {
  title: string
  publishing_date: string
  authors?: string[]
  body: { summary: string[]; sections: { headline: string[]; paragraphs: string[] }[] }
}

/** Reads a folder of `<country>/<Publisher>.json` and `<Publisher>_<day>.html.gz`; empty when there is none. */
export function readGold(folder: string): GoldPage[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readCountry(join(folder, entry.name)))
}

function readCountry(folder: string): GoldPage[] {
  const files = readdirSync(folder).sort()
  const metaFile = join(folder, 'meta.info')
  const meta: Record<string, { url: string }> = existsSync(metaFile)
    ? JSON.parse(readFileSync(metaFile, 'utf8'))
    : {}
  return files
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const publisher = file.slice(0, -5)
      const pages = files.filter((page) => page.startsWith(`${publisher}_2`) && page.endsWith('.html.gz'))
      const entries: Record<string, GoldEntry> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return Object.values(entries).flatMap((entry, i) => {
        const page = pages[i]
        return page ? [toGold(join(folder, page), page, meta[page]?.url, entry)] : []
      })
    })
}

function toGold(path: string, page: string, url: string | undefined, entry: GoldEntry): GoldPage {
  const { summary, sections } = entry.body
  return {
    name: page.replace('.html.gz', ''),
    url: url ?? 'https://example.org/news/page',
    html: gunzipSync(readFileSync(path)),
    title: entry.title,
    text: [...summary, ...sections.flatMap((part) => [...part.headline, ...part.paragraphs])].join('\n'),
    date: entry.publishing_date,
    authors: entry.authors ?? [],
  }
}

/** True/false positives and false negatives of word 4-grams, divided by their sum so that every page weighs the same. */
export function fourGramMatch(gold: string, found: string): { tp: number; fp: number; fn: number } {
  const [a, b] = [shingles(gold), shingles(found)]
  let tp = 0
  let fp = 0
  let fn = 0
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [inGold, inFound] = [a.get(key) ?? 0, b.get(key) ?? 0]
    tp += Math.min(inGold, inFound)
    fp += Math.max(0, inFound - inGold)
    fn += Math.max(0, inGold - inFound)
  }
  const sum = tp + fp + fn
  return sum === 0 ? { tp: 0, fp: 0, fn: 0 } : { tp: tp / sum, fp: fp / sum, fn: fn / sum }
}

function shingles(text: string): Map<string, number> {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  const last = Math.max(1, words.length - 3)
  for (let i = 0; i < last && words.length > 0; i++) {
    const key = words.slice(i, i + 4).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** F1 over pages from the summed shares, as in the public article-extraction benchmark. */
export function f1(matches: { tp: number; fp: number; fn: number }[]): {
  f1: number
  precision: number
  recall: number
} {
  const sum = (key: 'tp' | 'fp' | 'fn') => matches.reduce((total, match) => total + match[key], 0)
  const [tp, fp, fn] = [sum('tp'), sum('fp'), sum('fn')]
  return { f1: (2 * tp) / (2 * tp + fp + fn), precision: tp / (tp + fp), recall: tp / (tp + fn) }
}
