import type { LogRow } from '@chudong/domain'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import { logDetail } from './log-detail.ts'
import css from './timeline.module.css'

/** The append-only log of an incident, newest first: what, who, when, with the values of each change. */
export function Timeline({ log }: { log: LogRow[] }) {
  const { t } = useWords()
  const rows = [...log].sort((a, b) => b.seq - a.seq)
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline" className={css.title}>
        {t('incident.timeline')}
      </h2>
      <ol className={css.rows}>
        {rows.map((row) => (
          <Row key={row.seq} row={row} />
        ))}
      </ol>
    </section>
  )
}

function Row({ row }: { row: LogRow }) {
  const { t, language } = useWords()
  const at = useTold((now) => formatMoment(row.at, now, language))
  const detail = useTold((now) => logDetail(row, t, (moment) => formatMoment(moment, now, language)))
  const other = typeof row.data.incident === 'string' ? row.data.incident : null
  return (
    <li className={css.row} data-kind={row.kind} data-actor={row.actor.kind} data-testid="log-row">
      <p className={css.head}>
        <strong>{t(`log.${row.kind}`)}</strong>
        <time dateTime={row.at.toISOString()}>{at}</time>
      </p>
      {other && (
        <p className={css.detail}>
          <Link to="/su-co/$id" params={{ id: other }} data-testid="log-incident">
            {other}
          </Link>
        </p>
      )}
      {detail !== '' && <p className={css.detail}>{detail}</p>}
      <p className={css.actor}>{row.actor.kind === 'person' ? row.actor.name : t('log.machine')}</p>
    </li>
  )
}
