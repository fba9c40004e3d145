import type { IncidentState } from '@chudong/domain'
import { useWords } from '../i18n/start.ts'
import css from './state-mark.module.css'

/** Where the incident is in its life, in words; the one that nobody has taken stands out. */
export function StateMark({ state }: { state: IncidentState }) {
  const { t } = useWords()
  return (
    <span className={css.mark} data-testid="state" data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
