import { Article, RevisionView } from '@chudong/domain'
import { queryOptions } from '@tanstack/react-query'
import { ask, type Shape } from './client.ts'

const ArticleAnswer: Shape<Article> = {
  parse: (value) =>
    Article.parse(typeof value === 'object' && value && 'article' in value ? value.article : value),
}

/** One article in its newest revision. */
export function articleQuery(id: string) {
  return queryOptions({
    queryKey: ['article', id],
    queryFn: ({ signal }) => ask(ArticleAnswer, `/api/articles/${encodeURIComponent(id)}`, signal),
  })
}

/** Every revision of an article, newest first, each compared with the one before. */
export function revisionsQuery(id: string) {
  return queryOptions({
    queryKey: ['revisions', id],
    queryFn: ({ signal }) =>
      ask(RevisionView.array(), `/api/articles/${encodeURIComponent(id)}/revisions`, signal),
  })
}
