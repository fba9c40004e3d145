import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { emergingQuery } from '../../api/rumours.ts'
import { Failed } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import css from './rumours-page.module.css'

/** Phrases that the titles of the last day use far more often than those of the month; each leads to what is written of it. */
export function Emerging() {
  const { t } = useWords()
  const found = useQuery(emergingQuery)
  return (
    <section aria-labelledby="emerging" className={css.emerging}>
      <h2 id="emerging" className={css.subtitle}>
        {t('rumour.emerging')}
      </h2>
      <p className="dim">{t('rumour.emergingHint')}</p>
      {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p className="dim">{t('rumour.noPhrases')}</p>}
      <ul className={css.phrases}>
        {found.data?.map(({ phrase, articles }) => (
          <li key={phrase}>
            <Link to="/tim-kiem" search={{ q: `"${phrase}"` }}>
              {phrase}
            </Link>{' '}
            <span className="dim">{t('fact.items', { count: articles })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
