import { createRequire } from 'node:module'
import { assess, authoredRows, groupStream } from '@chudong/detect'
import type { ArticleDraft } from '@chudong/domain'
import { inventedArticle } from './articles.ts'
import { quantile } from './quantile.ts'

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  classify(tokens: string[]): string
}

const load = createRequire(import.meta.url)
const { BayesClassifier } = load('natural/lib/natural/classifiers') as { BayesClassifier: new () => Bayes }
const { AggressiveTokenizerVi } = load('natural/lib/natural/tokenizers') as {
  AggressiveTokenizerVi: new () => { tokenize(text: string): string[] }
}

type Judge = (article: ArticleDraft) => unknown

/** Milliseconds an article of each judge, in turns on the same articles; the first hundred articles warm up. */
export function judgeTimes(articles: number): { name: string; p50: number; p99: number; n: number }[] {
  const judges: [string, Judge][] = [
    ['ours: relevance, incident, type, place, counts, severity, reasons, reprint and event', ours()],
    ['ours, without reprint and event', (article) => assess(inputOf(article))],
    ['natural: AggressiveTokenizerVi + BayesClassifier, incident or not', naturalBayes()],
  ]
  const times = judges.map((): number[] => [])
  const at = new Date()
  for (let n = 0; n < articles + WARM_UP; n++) {
    const article = inventedArticle(20261126, n, at)
    for (const [i, [, judge]] of judges.entries()) {
      const begun = performance.now()
      judge(article)
      if (n >= WARM_UP) times[i]?.push(performance.now() - begun)
    }
  }
  return judges.map(([name], i) => {
    const own = times[i] ?? []
    return { name, p50: quantile(own, 0.5), p99: quantile(own, 0.99), n: own.length }
  })
}

const WARM_UP = 100

/** The judgement and the online grouping that uses it, in memory. */
function ours(): Judge {
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

/** Learned on the project's own labelled texts, as the package's documentation shows. */
function naturalBayes(): Judge {
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
