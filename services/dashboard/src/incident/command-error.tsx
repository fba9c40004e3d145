import type { Incident } from '@chudong/domain'
import { explain } from '../app/explain.ts'
import { useWords } from '../i18n/start.ts'
import type { Change } from './changes.ts'
import css from './command-error.module.css'
import { newsOf } from './news-of.ts'

const LABELS = {
  state: 'fieldState',
  severity: 'fieldSeverity',
  assigneeName: 'fieldAssignee',
  title: 'fieldTitle',
  province: 'fieldProvince',
  cases: 'fieldCases',
  deaths: 'fieldDeaths',
  items: 'fieldItems',
} as const

/** Why a command was refused; when the incident had changed, what changed since the officer saw it. */
export function CommandError({ error, seen }: { error: Error | null; seen: Incident }) {
  const { t } = useWords()
  if (!error) return null
  const changes = newsOf(error, seen)
  if (!changes) {
    return (
      <p className={css.error} role="alert">
        {explain(error, t)}
      </p>
    )
  }
  return (
    <div className={css.error} role="alert" data-testid="stale">
      <strong>{t('incident.stale')}</strong>
      {changes.length === 0 && <p>{t('incident.staleSame')}</p>}
      <ul className={css.changes}>
        {changes.map((change) => (
          <ChangeLine key={change.field} change={change} />
        ))}
      </ul>
      <p>{t('incident.staleRetry')}</p>
    </div>
  )
}

function ChangeLine({ change }: { change: Change }) {
  const { t } = useWords()
  const say = (value: string | number | null): string => {
    if (value === null || value === '') return t('app.none')
    if (change.field !== 'state') return String(value)
    return t(`state.${value as Incident['state']}`)
  }
  return (
    <li>
      {t(`incident.${LABELS[change.field]}`)}: <del>{say(change.from)}</del> → <ins>{say(change.to)}</ins>
    </li>
  )
}
