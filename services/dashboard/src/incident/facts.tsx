import type { Incident } from '@chudong/domain'
import { useWords } from '../i18n/start.ts'
import css from './facts.module.css'

/** Type, place, size and spread of an incident on one line. */
export function Facts({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const { type, province, sources, items, cases, deaths } = incident
  return (
    <span className={css.facts}>
      <strong>{t(`type.${type}`)}</strong>
      <span>{province === '' ? t('fact.noPlace') : province}</span>
      {cases !== null && <span className={css.count}>{t('fact.cases', { count: cases })}</span>}
      {deaths !== null && deaths > 0 && (
        <span className={css.deaths}>{t('fact.deaths', { count: deaths })}</span>
      )}
      <span className="num">
        {t('fact.sources', { count: sources })} / {t('fact.items', { count: items })}
      </span>
    </span>
  )
}
