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

/**
 * Milliseconds an article of each judge, in turns on the same articles, fifty at a time as a busy service has them; a thousand
 * articles warm up, by which every judge is compiled.
 */
export function judgeTimes(articles: number): { name: string; p50: number; p99: number; n: number }[] {
  const judges: [string, Judge][] = [
    ['ours: relevance, incident, type, place, counts, severity, reasons, reprint and event', ours()],
    ['ours, without reprint and event', (article) => assess(inputOf(article))],
    ['natural: AggressiveTokenizerVi + BayesClassifier, incident or not', naturalBayes()],
  ]
  const times = judges.map((): number[] => [])
  const at = new Date()
  for (let from = 0; from < articles + WARM_UP; from += TURN) {
    const turn = Array.from({ length: TURN }, (_, i) => inventedArticle(20261126, from + i, at))
    for (const [i, [, judge]] of judges.entries()) {
      const took = turn.map((article) => timeOf(judge, article))
      if (from >= WARM_UP) times[i]?.push(...took)
    }
  }
  return judges.map(([name], i) => {
    const own = times[i] ?? []
    return { name, p50: quantile(own, 0.5), p99: quantile(own, 0.99), n: own.length }
  })
}

const WARM_UP = 1000
const TURN = 50

function timeOf(judge: Judge, article: ArticleDraft): number {
  const begun = performance.now()
  judge(article)
  return performance.now() - begun
}

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
