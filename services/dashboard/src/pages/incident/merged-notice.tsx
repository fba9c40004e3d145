import type { IncidentView } from '@chudong/domain'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/start.ts'
import css from './merged-notice.module.css'

/** Says where the items of a merged incident went, and leads there; nothing for any other incident. */
export function MergedNotice({ view: { incident, log } }: { view: IncidentView }) {
  const { t } = useWords()
  const { mergedInto } = incident
  if (!mergedInto) return null
  const title = log.findLast((row) => row.kind === 'merged')?.data.title
  return (
    <section className={`card ${css.card}`} aria-labelledby="merged" data-testid="merged-into">
      <h2 id="merged" className={css.title}>
        {t('incident.mergedInto')}{' '}
        <Link to="/su-co/$id" params={{ id: mergedInto }}>
          {mergedInto}
        </Link>
      </h2>
      {typeof title === 'string' && <p className={css.name}>{title}</p>}
      <p className={css.hint}>{t('incident.mergedHint')}</p>
    </section>
  )
}
