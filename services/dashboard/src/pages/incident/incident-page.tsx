import type { IncidentView } from '@chudong/domain'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { incidentQuery } from '../../api/incidents.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { ClockStrip } from '../../incident/clock-strip.tsx'
import { Facts } from '../../incident/facts.tsx'
import { Severity } from '../../incident/severity.tsx'
import { StateMark } from '../../incident/state-mark.tsx'
import { Actions } from './actions.tsx'
import css from './incident-page.module.css'
import { Items } from './items.tsx'
import { KnownClaims } from './known-claims.tsx'
import { MergedNotice } from './merged-notice.tsx'
import { Places } from './places-map.tsx'
import { Reasons } from './reasons.tsx'
import { RelatedIncidents } from './related-incidents.tsx'
import { Timeline } from './timeline.tsx'
import { useHashFocus } from './use-hash-focus.ts'

/** One incident: how bad, the 3C clock, why it was raised, what was written, what was done. */
export function IncidentPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/desk/su-co/$id' })
  const { data, error, isPending, refetch } = useQuery(incidentQuery(id))
  if (isPending) return <PageLoading />
  if (!data) return <Failed error={error} title={t('incident.failed')} onRetry={() => void refetch()} />
  return <Incident view={data} />
}

function Incident({ view }: { view: IncidentView }) {
  const { incident, members, log, places, claims } = view
  useHashFocus()
  return (
    <>
      <Head view={view} />
      <div className={css.columns}>
        <div className={css.main}>
          <MergedNotice view={view} />
          <ClockStrip incident={incident} />
          <KnownClaims claims={claims} members={members} />
          <Reasons reasons={incident.reasons} />
          {!incident.mergedInto && <Items incident={incident} members={members} />}
        </div>
        <div className={css.side}>
          <Actions incident={incident} />
          <RelatedIncidents view={view} />
          {!incident.mergedInto && <Places places={places} />}
          <Timeline log={log} />
        </div>
      </div>
    </>
  )
}

function Head({ view: { incident } }: { view: IncidentView }) {
  const { t } = useWords()
  return (
    <header className={css.head}>
      <Link to="/" className={css.back ?? ''}>
        <IconArrowLeft size={16} aria-hidden /> {t('incident.back')}
      </Link>
      <p className={css.marks}>
        <Severity severity={incident.severity} size={34} named />
        <StateMark state={incident.state} />
        {incident.assigneeName && (
          <span className="dim">{t('feed.assignee', { name: incident.assigneeName })}</span>
        )}
      </p>
      <h1 className={css.title} data-testid="incident-title">
        {incident.title}
      </h1>
      <Facts incident={incident} />
      <p className={css.more}>
        <span>
          {t('incident.field')}: {incident.field}
        </span>
        {incident.diseases.length > 0 && (
          <span>
            {t('incident.diseases')}: {incident.diseases.join(', ')}
          </span>
        )}
        {incident.noiseReason && <span>{t(`noise.${incident.noiseReason}`)}</span>}
      </p>
    </header>
  )
}
