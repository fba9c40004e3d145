import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LabelledPage } from './jobs/extraction.ts'

const Gold = z.record(
  z.string(),
  z.object({
    title: z.string(),
    publishing_date: z.string(),
    body: z.object({
      summary: z.array(z.string()),
      sections: z.array(z.object({ headline: z.array(z.string()), paragraphs: z.array(z.string()) })),
    }),
  }),
)
const Meta = z.record(z.string(), z.object({ url: z.string() }))

/**
 * Labelled pages in the layout of the fundus tests: `<country>/<Publisher>.json` holds the versions in the order of
 * `<Publisher>_<day>.html.gz`. Files are absolute; empty when there is no such folder.
 */
export function readFundus(folder: string): LabelledPage[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readCountry(join(folder, entry.name)))
}

function readCountry(folder: string): LabelledPage[] {
  const files = readdirSync(folder).sort()
  const meta = files.includes('meta.info') ? Meta.parse(readJson(join(folder, 'meta.info'))) : {}
  return files
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const publisher = file.slice(0, -5)
      const pages = files.filter((page) => page.startsWith(`${publisher}_2`) && page.endsWith('.html.gz'))
      return Object.values(Gold.parse(readJson(join(folder, file)))).flatMap((gold, i) => {
        const page = pages[i]
        return page ? [toRow(join(folder, page), meta[page]?.url, gold)] : []
      })
    })
}

function toRow(file: string, url: string | undefined, gold: z.infer<typeof Gold>[string]): LabelledPage {
  const { summary, sections } = gold.body
  return {
    id: file.slice(file.lastIndexOf('/') + 1).replace('.html.gz', ''),
    file,
    url: url ?? 'https://example.org/news/page',
    title: gold.title,
    text: [...summary, ...sections.flatMap((part) => [...part.headline, ...part.paragraphs])].join('\n'),
    published_at: gold.publishing_date,
  }
}

/** Which half of the publishers a page belongs to: errors of half A may be looked at while tuning, those of half B not. */
export function halfOf({ id }: LabelledPage): 'A' | 'B' {
  const publisher = id.split('_')[0] ?? ''
  return [...publisher].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 2 === 0 ? 'A' : 'B'
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
