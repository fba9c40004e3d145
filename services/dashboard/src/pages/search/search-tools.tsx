import { SegmentedControl, Switch, TextInput } from '@mantine/core'
import type { CoverageSearch } from '../../api/coverage-search.ts'
import { useWords } from '../../i18n/start.ts'
import css from './search-tools.module.css'

interface SearchToolsProps {
  search: CoverageSearch
  onChange: (part: CoverageSearch) => void
}

/** Dates, order, and health items only. */
export function SearchTools({ search, onChange }: SearchToolsProps) {
  const { t } = useWords()
  return (
    <div className={css.tools}>
      <TextInput
        type="date"
        size="xs"
        label={t('search.from')}
        value={search.from ?? ''}
        max={search.to ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('search.to')}
        value={search.to ?? ''}
        min={search.from ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('search.sort')}
        value={search.sort ?? 'newest'}
        onChange={(sort) => onChange({ sort: sort === 'relevance' ? 'relevance' : undefined })}
        data={[
          { value: 'newest', label: t('search.newest') },
          { value: 'relevance', label: t('search.relevance') },
        ]}
      />
      <Switch
        size="sm"
        label={t('search.healthOnly')}
        checked={search.healthOnly === '1'}
        onChange={(event) => onChange({ healthOnly: event.currentTarget.checked ? '1' : undefined })}
      />
    </div>
  )
}
