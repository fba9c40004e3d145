import type { IncidentView } from '@chudong/domain'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/start.ts'
import { StateMark } from '../../incident/state-mark.tsx'
import css from './related-incidents.module.css'
import { asWritten, wholeNames } from './related-names.ts'

/** Other incidents of the same affair – the raid before the recall, the fine after the poisoning – and what both name. */
export function RelatedIncidents({ view: { incident, members, related } }: { view: IncidentView }) {
  const { t } = useWords()
  const own = [incident, ...members].map((one) => one.title)
  const quotes = [incident, ...members.map((one) => one.assessment)].flatMap((one) => one.reasons)
  const texts = [...own, ...quotes.map(({ quote }) => quote)]
  if (related.length === 0) return null
  return (
    <section className="card" aria-labelledby="related" data-testid="related">
      <h2 id="related" className={css.title}>
        {t('incident.related')}
      </h2>
      <ul className={css.list}>
        {related.map((one) => (
          <li key={one.id} className={css.item}>
            <Link to="/su-co/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <span className={css.more}>
              <StateMark state={one.state} />
              {one.province && <span>{one.province}</span>}
              <span>{t('incident.relatedBy', { names: spelt(one.names, [one.title, ...texts]) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function spelt(names: readonly string[], texts: readonly string[]): string {
  return wholeNames(names)
    .map((name) => asWritten(name, texts))
    .join(', ')
}
