import { createRequire } from 'node:module'
import { assess, authoredRows, groupStream, reprintStream } from '@chudong/detect'
import type { ArticleDraft } from '@chudong/domain'

/** What is done with one article. */
export type Judge = (article: ArticleDraft) => unknown

/** Judges of one article by what a table calls them, each made where it is needed. */
export const judges: Record<string, () => Judge> = {
  'ours: relevance, incident, type, place, counts, severity, reasons, reprint and event': judgementAndEvent,
  'ours: … reasons, and reprint': judgementAndReprint,
  'ours: … reasons, alone': () => (article) => assess(inputOf(article)),
  'natural: AggressiveTokenizerVi + BayesClassifier, incident or not': naturalBayes,
}

/** The judgement and the online grouping that uses it, in memory. */
function judgementAndEvent(): Judge {
  const group = groupStream({ judge: ({ text, title }) => assess({ text, title }) })
  let id = 0
  return ({ title, text, publishedAt, sourceName, url }) =>
    group({
      id: String(id++),
      title,
      text,
      published_at: publishedAt?.toISOString() ?? '',
      source_name: sourceName,
      url: url ?? undefined,
    })
}

/** The judgement and the near-duplicate among all that came before, in memory. */
function judgementAndReprint(): Judge {
  const reprintOf = reprintStream()
  let id = 0
  return (article) => {
    const { title, text, publishedAt } = article
    const { province } = assess(inputOf(article))
    return reprintOf({ id: String(id++), title, text, published: publishedAt ?? new Date(0), province })
  }
}

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  classify(tokens: string[]): string
}

/** Learned on the project's own labelled texts, as the package's documentation shows. */
function naturalBayes(): Judge {
  const load = createRequire(import.meta.url)
  const { BayesClassifier } = load('natural/lib/natural/classifiers') as { BayesClassifier: new () => Bayes }
  const { AggressiveTokenizerVi } = load('natural/lib/natural/tokenizers') as {
    AggressiveTokenizerVi: new () => { tokenize(text: string): string[] }
  }
  const tokenizer = new AggressiveTokenizerVi()
  const bayes = new BayesClassifier()
  for (const { title, text, incident } of authoredRows().flat())
    bayes.addDocument(tokenizer.tokenize(`${title ?? ''} ${text}`), incident ? 'yes' : 'no')
  bayes.train()
  return ({ title, text }) => bayes.classify(tokenizer.tokenize(`${title} ${text}`))
}

function inputOf({ title, text, publishedAt, sourceName, tier }: ArticleDraft) {
  return { title, text, publishedAt: publishedAt ?? undefined, sourceName, sourceTier: tier }
}
