import { SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { funnelQuery } from '../../api/operations.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { dayOf } from '../../time/moment.ts'
import { Funnel } from './funnel.tsx'
import css from './funnel-page.module.css'
import { Queues } from './queues.tsx'

const DAY_MS = 86_400_000
const SPANS = ['1', '7', '30', '90']

/** How much text became how few incidents, and whether the flow keeps up. */
export function FunnelPage() {
  const { t } = useWords()
  const [range, setRange] = useState(() => lastDays(7, Date.now()))
  const { data, error, isPending, refetch } = useQuery(funnelQuery(range.from, range.to))
  const span = SPANS.find((days) => sameRange(lastDays(Number(days), Date.now()), range)) ?? ''
  return (
    <>
      <h1 className={css.title}>{t('funnel.title')}</h1>
      <div className={css.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('funnel.period')}
          value={span}
          onChange={(days) => setRange(lastDays(Number(days), Date.now()))}
          data={SPANS.map((value) => ({ value, label: t('funnel.days', { count: Number(value) }) }))}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('funnel.from')}
          value={range.from}
          max={range.to}
          onChange={(event) => setRange({ ...range, from: event.currentTarget.value || range.from })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('funnel.to')}
          value={range.to}
          min={range.from}
          onChange={(event) => setRange({ ...range, to: event.currentTarget.value || range.to })}
        />
      </div>
      {isPending && <PageLoading />}
      {error && <Failed error={error} title={t('funnel.failed')} onRetry={() => void refetch()} />}
      {data && <Funnel view={data} />}
      <Queues />
    </>
  )
}

interface Range {
  from: string
  to: string
}

function lastDays(days: number, now: number): Range {
  return { from: dayOf(new Date(now - (days - 1) * DAY_MS)), to: dayOf(new Date(now)) }
}

function sameRange(a: Range, b: Range): boolean {
  return a.from === b.from && a.to === b.to
}
