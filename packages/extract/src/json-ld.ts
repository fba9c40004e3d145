/** What the JSON-LD of a page says about its article. */
export interface ArticleData {
  headline: string | null
  body: string | null
  description: string | null
  published: string | null
  authors: string[]
  images: string[]
  url: string | null
  language: string | null
}

type Json = Record<string, unknown>

const MAX_SCRIPTS = 30
const MAX_OBJECTS = 4000
const ARTICLE_TYPE =
  /(?:article|posting|report|review|newsitem|liveblog|creativework|webpage|medicalwebpage)$/i

/** Reads the article object out of JSON-LD scripts (repaired when they hold raw line breaks); null without one. */
export function readJsonLd(scripts: string[]): ArticleData | null {
  const objects = scripts.slice(0, MAX_SCRIPTS).flatMap((script) => objectsIn(parseLoose(script)))
  const ranked = objects
    .map((object) => ({ object, rank: articleRank(object) }))
    .filter((item) => item.rank > 0)
    .sort((a, b) => b.rank - a.rank)
  const [best] = ranked
  return best ? toArticle(best.object, objects) : null
}

/** `JSON.parse` after removing comment wrappers, raw control characters and trailing commas; null when hopeless. */
export function parseLoose(text: string): unknown {
  const trimmed = text.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/g,
    '',
  )
  for (const candidate of [
    trimmed,
    trimmed
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s?([}\]])/g, '$1')
      .replace(/;\s?$/, ''),
  ]) {
    try {
      return JSON.parse(candidate)
    } catch {
      // The repaired form is tried next; a script beyond repair is left out.
    }
  }
  return null
}

function objectsIn(value: unknown): Json[] {
  const found: Json[] = []
  const queue: unknown[] = [value]
  for (let i = 0; i < queue.length && i < MAX_OBJECTS; i++) {
    const item = queue[i]
    if (Array.isArray(item)) queue.push(...item.slice(0, 500))
    else if (isJson(item)) {
      found.push(item)
      for (const inner of Object.values(item).slice(0, 100))
        if (typeof inner === 'object' && inner) queue.push(inner)
    }
  }
  return found
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function articleRank(object: Json): number {
  const types = strings(object['@type']).join(' ')
  if (!ARTICLE_TYPE.test(types) && !/article|posting/i.test(types)) return 0
  const generic = /webpage|creativework/i.test(types) && !/article/i.test(types)
  return (
    (generic ? 1 : 4) +
    (firstString(object.articleBody) ? 4 : 0) +
    (firstString(object.datePublished) ? 3 : 0) +
    (firstString(object.headline) ? 2 : 0)
  )
}

function toArticle(object: Json, all: Json[]): ArticleData {
  return {
    headline: firstString(object.headline) ?? firstString(object.name),
    body: firstString(object.articleBody) ?? firstString(object.text),
    description: firstString(object.description),
    published: firstString(object.datePublished) ?? firstString(object.dateCreated),
    authors: names(object.author, all).concat(object.author ? [] : names(object.creator, all)),
    images: urls(object.image),
    url: urls(object.mainEntityOfPage)[0] ?? urls(object.url)[0] ?? null,
    language: firstString(object.inLanguage),
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value)
    ? value.slice(0, 50).filter((item): item is string => typeof item === 'string')
    : []
}

function firstString(value: unknown): string | null {
  return (
    strings(value)
      .find((text) => text.trim() !== '')
      ?.trim() ?? null
  )
}

function names(value: unknown, all: Json[]): string[] {
  const list = Array.isArray(value) ? value.slice(0, 20) : [value]
  return list.flatMap((item) => {
    if (typeof item === 'string') return [item]
    if (!isJson(item)) return []
    const own = strings(item.name)
    if (own.length > 0) return own
    const id = item['@id']
    const target = typeof id === 'string' ? all.find((other) => other['@id'] === id && other.name) : undefined
    return strings(target?.name)
  })
}

function urls(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 20) : [value]
  return list.flatMap((item) => {
    if (typeof item === 'string') return [item]
    if (!isJson(item)) return []
    return [...strings(item.url), ...strings(item['@id']), ...strings(item.contentUrl)].slice(0, 1)
  })
}
