import { IncidentType } from '@chudong/domain'
import { Button, SegmentedControl, Select } from '@mantine/core'
import provinces from '../../geo/provinces.json' with { type: 'json' }
import { useWords } from '../../i18n/start.ts'
import type { FeedFilter, StateGroup } from './feed-filter.ts'
import { NO_FILTER } from './feed-filter.ts'
import css from './feed-filters.module.css'

const GROUPS: StateGroup[] = ['open', 'waiting', 'over', 'everything']

interface FeedFiltersProps {
  filter: FeedFilter
  onChange: (filter: FeedFilter) => void
}

/** State, province, type and least severity of the two lists. */
export function FeedFilters({ filter, onChange }: FeedFiltersProps) {
  const { t } = useWords()
  const changed = JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
  return (
    <div className={css.bar}>
      <div className={css.states}>
        <SegmentedControl
          aria-label={t('feed.filterState')}
          size="xs"
          fullWidth
          value={filter.group}
          onChange={(group) => onChange({ ...filter, group })}
          data={GROUPS.map((value) => ({ value, label: t(`feed.${value}`) }))}
        />
      </div>
      <Select
        aria-label={t('feed.filterProvince')}
        size="xs"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('feed.clear') }}
        placeholder={t('feed.anyProvince')}
        data={provinces}
        value={filter.province || null}
        onChange={(province) => onChange({ ...filter, province: province ?? '' })}
      />
      <Select
        aria-label={t('feed.filterType')}
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': t('feed.clear') }}
        placeholder={t('feed.anyType')}
        data={IncidentType.options.map((value) => ({ value, label: t(`type.${value}`) }))}
        value={filter.type}
        onChange={(value) => onChange({ ...filter, type: IncidentType.safeParse(value).data ?? null })}
      />
      <Select
        aria-label={t('feed.filterSeverity')}
        size="xs"
        allowDeselect={false}
        data={[1, 2, 3, 4, 5].map((level) => ({
          value: String(level),
          label: level === 1 ? t('severity.any') : t('severity.atLeast', { level }),
        }))}
        value={String(filter.minSeverity)}
        onChange={(value) => onChange({ ...filter, minSeverity: Number(value ?? 1) })}
      />
      {changed && (
        <Button size="xs" variant="subtle" onClick={() => onChange(NO_FILTER)}>
          {t('feed.clear')}
        </Button>
      )}
    </div>
  )
}
