import type { CoverageResult } from '@chudong/domain'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { coverageQuery } from '../../api/coverage.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { Facets } from './facets.tsx'
import { Hits } from './hits.tsx'
import { SearchBox } from './search-box.tsx'
import css from './search-page.module.css'
import { SearchTools } from './search-tools.tsx'
import { Trend } from './trend.tsx'
import { useCoverageSearch } from './use-coverage-search.ts'

/** Search in everything that was collected; the whole question is in the address. */
export function SearchPage() {
  const { t } = useWords()
  const { search, change, clear } = useCoverageSearch()
  const query = useInfiniteQuery(coverageQuery(search))
  const first = query.data?.pages[0]
  return (
    <>
      <h1 className={css.title}>{t('search.title')}</h1>
      <SearchBox key={search.q ?? ''} initial={search.q ?? ''} onSearch={(q) => change({ q })} />
      <SearchTools search={search} onChange={change} />
      <div className={css.columns}>
        <Facets facets={first?.facets} search={search} onChange={change} onClear={clear} />
        <div className={css.results} aria-busy={query.isFetching}>
          <Trend search={search} />
          {query.error && (
            <Failed error={query.error} title={t('search.failed')} onRetry={() => void query.refetch()} />
          )}
          {query.isPending && <PageLoading />}
          {first && <Total result={first} />}
          {query.data && <Hits hits={query.data.pages.flatMap((page) => page.hits)} />}
          {query.hasNextPage && (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
              data-testid="more"
            >
              {t('search.more')}
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

function Total({ result }: { result: CoverageResult }) {
  const { t } = useWords()
  if (result.total > 0) {
    return (
      <p className={css.total} role="status" data-testid="total">
        {t('search.total', { count: result.total })}
      </p>
    )
  }
  return (
    <div className={css.empty} role="status">
      <strong>{t('search.empty')}</strong>
      <p>{t('search.emptyHint')}</p>
    </div>
  )
}
