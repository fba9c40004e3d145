import type { Incident } from '@chudong/domain'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FEED_LIMIT, incidentsQuery } from '../../api/incidents.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { DismissDialog } from '../../incident/dismiss-dialog.tsx'
import { NO_FILTER, statesOf, toLanes } from './feed-filter.ts'
import { FeedFilters } from './feed-filters.tsx'
import css from './feed-page.module.css'
import { Lane } from './lane.tsx'
import { useFeedKeys } from './use-feed-keys.ts'

type LaneName = 'auto' | 'ask'

/** The live feed: what the machine raised, and what it asks a person to look at. */
export function FeedPage() {
  const { t } = useWords()
  const [filter, setFilter] = useState(NO_FILTER)
  const [lane, setLane] = useState<LaneName>('auto')
  const { group, province, minSeverity } = filter
  const query = useQuery(incidentsQuery({ state: statesOf(group), province, minSeverity }))
  return (
    <>
      <h1 className="sr-only">{t('feed.title')}</h1>
      <FeedFilters filter={filter} onChange={setFilter} />
      {query.error && (
        <Failed error={query.error} title={t('feed.failed')} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <PageLoading />}
      {query.data && <Lanes {...toLanes(query.data, filter.type)} lane={lane} onLane={setLane} />}
      {query.data && query.data.length >= FEED_LIMIT && (
        <p className="dim">{t('feed.limit', { count: FEED_LIMIT })}</p>
      )}
    </>
  )
}

interface LanesProps {
  auto: Incident[]
  ask: Incident[]
  lane: LaneName
  onLane: (lane: LaneName) => void
}

function Lanes({ auto, ask, lane, onLane }: LanesProps) {
  const { t } = useWords()
  const { selectedId, select, dismissing, stopDismissing } = useFeedKeys([...auto, ...ask])
  const waiting = (list: Incident[]): number => list.filter((one) => one.state === 'suspected').length
  return (
    <>
      <div className={css.switch}>
        <SegmentedControl
          aria-label={t('feed.lanes')}
          fullWidth
          value={lane}
          onChange={onLane}
          data={[
            { value: 'auto', label: `${t('feed.act')} (${waiting(auto)})` },
            { value: 'ask', label: `${t('feed.ask')} (${waiting(ask)})` },
          ]}
        />
      </div>
      <div className={css.lanes} data-lane={lane}>
        <Lane
          id="auto"
          title={t('feed.act')}
          hint={t('feed.actHint')}
          empty={t('feed.emptyAct')}
          emptyHint={t('feed.emptyActHint')}
          incidents={auto}
          selectedId={selectedId}
          onSelect={select}
        />
        <Lane
          id="ask"
          title={t('feed.ask')}
          hint={t('feed.askHint')}
          empty={t('feed.emptyAsk')}
          emptyHint={t('feed.emptyAskHint')}
          incidents={ask}
          selectedId={selectedId}
          onSelect={select}
        />
      </div>
      {dismissing && <DismissDialog incident={dismissing} opened onClose={stopDismissing} />}
    </>
  )
}
