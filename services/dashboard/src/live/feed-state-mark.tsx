import { useWords } from '../i18n/start.ts'
import { useLiveFeed } from './feed-context.tsx'
import css from './feed-state-mark.module.css'

/** Whether new incidents arrive by themselves at this moment, in words and shape. */
export function FeedStateMark() {
  const { t } = useWords()
  const { state } = useLiveFeed()
  return (
    <span className={css.mark} role="status" data-testid="feed-state" data-state={state}>
      <span className={css.dot} aria-hidden />
      {t(`feedState.${state}`)}
    </span>
  )
}
