import type { SourceView } from '@chudong/domain'
import { Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { sourcesQuery } from '../../api/operations.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { countSources, filterSources } from './filter-sources.ts'
import css from './sources-page.module.css'
import { SourcesTable } from './sources-table.tsx'

/** How every source fares: silence is an alert too. */
export function SourcesPage() {
  const { t } = useWords()
  const { data, error, isPending, refetch } = useQuery(sourcesQuery)
  return (
    <>
      <h1 className={css.title}>{t('sources.title')}</h1>
      {isPending && <PageLoading />}
      {error && <Failed error={error} title={t('sources.failed')} onRetry={() => void refetch()} />}
      {data && <FilteredSources sources={data} />}
    </>
  )
}

function FilteredSources({ sources }: { sources: SourceView[] }) {
  const { t, language } = useWords()
  const [text, setText] = useState('')
  const [onlyBad, setOnlyBad] = useState(false)
  const shown = useMemo(() => filterSources(sources, text, onlyBad), [sources, text, onlyBad])
  return (
    <>
      <p className={css.summary} role="status">
        {t('sources.summary', countSources(sources))}
      </p>
      <div className={css.tools}>
        <TextInput
          type="search"
          size="sm"
          aria-label={t('sources.filter')}
          placeholder={t('sources.filter')}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Switch
          label={t('sources.onlyBad')}
          checked={onlyBad}
          onChange={(event) => setOnlyBad(event.currentTarget.checked)}
        />
      </div>
      {shown.length === 0 ? (
        <p className={css.empty}>{t('sources.empty')}</p>
      ) : (
        <SourcesTable key={language} sources={shown} />
      )}
    </>
  )
}
