import type { LogRow } from '@chudong/domain'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatDuration } from '../../time/duration.ts'
import css from './last-change.module.css'

/** What has just happened to an incident and who did it: shown the moment that a colleague acts. */
export function LastChange({ row }: { row: LogRow }) {
  const { t, language } = useWords()
  const who = row.actor.kind === 'person' ? row.actor.name : t('log.machine')
  const time = useTold((now) => formatDuration(now - row.at.getTime(), language))
  return (
    <span className={css.change} data-testid="last-change">
      {t(`log.${row.kind}`)} · {who} · {t('sources.ago', { time })}
    </span>
  )
}
