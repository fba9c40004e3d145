import type { Reason } from '@chudong/domain'
import { useState } from 'react'
import { useWords } from '../../i18n/start.ts'
import { byWeight } from '../../incident/main-reason.ts'
import css from './reasons.module.css'

const SHOWN = 4

/** Why the machine raised the incident: the sentences it read, and the rule that each one met. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const sorted = byWeight(reasons)
  const shown = all ? sorted : sorted.slice(0, SHOWN)
  return (
    <section className="card" aria-labelledby="why">
      <h2 id="why" className={css.title}>
        {t('incident.why')}
      </h2>
      {sorted.length === 0 && <p className={css.none}>{t('incident.noReasons')}</p>}
      <ul className={css.reasons}>
        {shown.map((reason, index) => (
          <li key={index} className={css.reason}>
            {reason.quote !== '' && <blockquote className={css.quote}>{reason.quote}</blockquote>}
            <span className={css.rule}>{t('incident.rule', { rule: reason.rule })}</span>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && (
        <button type="button" className={css.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('incident.fewerReasons') : t('incident.moreReasons', { count: sorted.length - SHOWN })}
        </button>
      )}
    </section>
  )
}
