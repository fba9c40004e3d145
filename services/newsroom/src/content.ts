import { readdirSync, readFileSync } from 'node:fs'
import { type NewsItem, parseItem } from './item.ts'

const folder = new URL('../content/', import.meta.url)

/** Reads every item of the simulated week from `content/*.json`, in file order. Throws with the file's name when one is broken. */
export function loadContent(): NewsItem[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.sort().flatMap(readItems)
}

function readItems(file: string): NewsItem[] {
  try {
    const rows: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    if (!Array.isArray(rows)) throw new Error('not a list of items')
    return rows.map(parseItem)
  } catch (cause) {
    throw new Error(`cannot read newsroom content ${file}`, { cause })
  }
}
