import type { TrendDay } from '@chudong/domain'
import { useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { trendQuery } from '../../api/coverage.ts'
import type { CoverageSearch } from '../../api/coverage-search.ts'
import { useWords } from '../../i18n/start.ts'
import css from './trend.module.css'
import { TrendChart } from './trend-chart.tsx'
import { trendRange } from './trend-range.ts'

/** How many items a day match, and how many of them speak of incidents: a chart, and the same as a table. */
export function Trend({ search }: { search: CoverageSearch }) {
  const { t } = useWords()
  const [opened] = useState(() => Date.now())
  const scheme = useComputedColorScheme('light')
  const { from, to } = trendRange(search, opened)
  const { data } = useQuery(trendQuery(search, from, to))
  if (!data || data.length < 2) return null
  return (
    <section className={`card ${css.card}`} aria-labelledby="trend">
      <h2 id="trend" className={css.title}>
        {t('search.trend')}
        <span className={css.key} data-line="articles">
          {t('search.trendArticles')}
        </span>
        <span className={css.key} data-line="incidents">
          {t('search.trendIncidents')}
        </span>
      </h2>
      <TrendChart key={scheme} days={data} />
      <details className={css.figures}>
        <summary>{t('search.trendTable')}</summary>
        <Figures days={data} />
      </details>
    </section>
  )
}

function Figures({ days }: { days: TrendDay[] }) {
  const { t } = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.scroll} aria-label={t('search.trendTable')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('search.day')}</th>
            <th scope="col">{t('search.trendArticles')}</th>
            <th scope="col">{t('search.trendIncidents')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td>{day.articles}</td>
              <td>{day.incidents}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
