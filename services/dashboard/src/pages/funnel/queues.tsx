import { useQuery } from '@tanstack/react-query'
import { queuesQuery } from '../../api/operations.ts'
import { Failed } from '../../app/page-states.tsx'
import type { Language } from '../../i18n/language.ts'
import { useWords } from '../../i18n/start.ts'
import { formatDuration } from '../../time/duration.ts'
import css from './queues.module.css'

const COLUMNS = ['waiting', 'oldestMs', 'delayed', 'active', 'quarantined'] as const

/** How much waits at each step of the flow; quarantined jobs need a person. */
export function Queues() {
  const { t, language } = useWords()
  const { data, error } = useQuery(queuesQuery)
  return (
    <section className={`card ${css.card}`} aria-labelledby="queues">
      <h2 id="queues" className={css.title}>
        {t('funnel.queues')}
      </h2>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p className="dim">{t('funnel.noQueues')}</p>}
      {data && data.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('funnel.topic')}</th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {t(`funnel.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((queue) => (
              <tr key={queue.topic} data-testid="queue-row">
                <th scope="row">{queue.topic}</th>
                {COLUMNS.map((name) => (
                  <td key={name} data-bad={name === 'quarantined' && queue[name] > 0 ? true : undefined}>
                    {name === 'oldestMs' ? ageOf(queue.oldestMs, language) : queue[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function ageOf(ms: number | null, language: Language): string {
  return ms === null ? '–' : formatDuration(ms, language)
}
