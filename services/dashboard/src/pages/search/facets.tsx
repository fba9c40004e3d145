import { type CoverageResult, FacetName } from '@chudong/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CoverageSearch } from '../../api/coverage-search.ts'
import { readCoverageSearch } from '../../api/coverage-search.ts'
import { sourcesQuery } from '../../api/operations.ts'
import { type Translate, useWords } from '../../i18n/start.ts'
import { facetLabel } from './facet-label.ts'
import css from './facets.module.css'

const SHOWN = 6

interface FacetsProps {
  facets: CoverageResult['facets'] | undefined
  search: CoverageSearch
  onChange: (part: CoverageSearch) => void
  onClear: () => void
}

/** Filters with counts: ticking one narrows the search, the count says by how much. */
export function Facets({ facets, search, onChange, onClear }: FacetsProps) {
  const { t } = useWords()
  const { data: sources = [] } = useQuery({ ...sourcesQuery, refetchInterval: false })
  const names = new Map(sources.map(({ source }) => [source.id, source.name]))
  const active = FacetName.options.some((name) => (search[name]?.length ?? 0) > 0)
  const toggle = (name: FacetName, value: string): void => {
    const chosen: string[] = search[name] ?? []
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    onChange({ [name]: undefined, ...readCoverageSearch({ [name]: next }) })
  }
  return (
    <details className={css.facets} open={wide()}>
      <summary className={css.summary}>{t('search.filters')}</summary>
      {active && (
        <button type="button" className={css.clear} onClick={onClear}>
          {t('search.clear')}
        </button>
      )}
      {FacetName.options.map((name) => (
        <Facet
          key={name}
          title={t(`search.facet_${name}`)}
          counts={withChosen(facets?.[name] ?? [], search[name] ?? [])}
          chosen={search[name] ?? []}
          label={(value) => facetLabel(name, value, names, t as Translate)}
          onToggle={(value) => toggle(name, value)}
        />
      ))}
    </details>
  )
}

/** Open beside the results on a desk, folded above them on a phone. */
function wide(): boolean {
  return window.matchMedia('(min-width: 901px)').matches
}

type Count = { value: string; count: number }

/** A chosen value stays in its list even when nothing matches it any more, so that it can be unticked. */
function withChosen(counts: Count[], chosen: string[]): Count[] {
  const known = new Set(counts.map((one) => one.value))
  const gone = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))
  return [...counts.filter((one) => one.value !== ''), ...gone]
}

interface FacetProps {
  title: string
  counts: Count[]
  chosen: string[]
  label: (value: string) => string
  onToggle: (value: string) => void
}

function Facet({ title, counts, chosen, label, onToggle }: FacetProps) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  if (counts.length === 0) return null
  const shown = all ? counts : counts.filter((one, index) => index < SHOWN || chosen.includes(one.value))
  return (
    <fieldset className={css.facet}>
      <legend className={css.legend}>{title}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} className={css.line}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <span className={css.name}>{label(value)}</span>
          <span className={css.count}>{count.toLocaleString('vi-VN')}</span>
        </label>
      ))}
      {shown.length < counts.length && (
        <button type="button" className={css.clear} onClick={() => setAll(true)}>
          {t('search.showAll', { count: counts.length })}
        </button>
      )}
    </fieldset>
  )
}
