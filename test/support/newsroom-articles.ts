import type { Article } from '@chudong/domain'
import type { Newsroom } from '@chudong/newsroom'
import { articleId } from '@chudong/pipeline'
import type { Records } from '@chudong/ports'

/** Article ids that an item of the newsroom may have: of a page under its address, or of a post at its source. */
export function idsOfItem(newsroom: Pick<Newsroom, 'sources'>, url: string): string[] {
  const page = articleId({ url, sourceId: '', externalId: null, text: '' })
  const social = newsroom.sources.filter(({ method }) => method === 'social')
  const externalId = new URL(url).pathname.split('/').at(-1) ?? ''
  return [page, ...social.map(({ id }) => articleId({ url, sourceId: id, externalId, text: '' }))]
}

/** The stored article of an item; null while there is none. */
export async function articleOfItem(
  records: Pick<Records, 'articles'>,
  newsroom: Pick<Newsroom, 'sources'>,
  url: string,
): Promise<Article | null> {
  for (const id of idsOfItem(newsroom, url)) {
    const article = await records.articles.get(id)
    if (article) return article
  }
  return null
}
