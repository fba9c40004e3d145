import type { SourceView } from '@chudong/domain'
import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sourcesQuery, switchSource } from '../../api/operations.ts'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatDuration } from '../../time/duration.ts'
import css from './cells.module.css'

/** Name with the host that it is read from. */
export function SourceName({ view: { source } }: { view: SourceView }) {
  const host = source.url && URL.canParse(source.url) ? new URL(source.url).host : null
  return (
    <span className={css.name}>
      <strong>{source.name}</strong>
      {host && <span className={css.host}>{host}</span>}
    </span>
  )
}

/** Outcome of the last poll as shape and word, with the reason when it went wrong. */
export function StateOf({ view: { source, health } }: { view: SourceView }) {
  const { t } = useWords()
  if (!source.enabled) return <span className={css.state}>{t('sources.off')}</span>
  return (
    <span className={css.name}>
      <span className={css.state} data-state={health.state}>
        {t(`sourceState.${health.state}`)}
      </span>
      {health.error && <span className={css.host}>{health.error}</span>}
    </span>
  )
}

/** How long ago something happened. */
export function Ago({ at }: { at: Date | null }) {
  const { t, language } = useWords()
  const time = useTold((now) => (at ? formatDuration(now - at.getTime(), language) : ''))
  if (!at) return t('sources.never')
  return <time dateTime={at.toISOString()}>{t('sources.ago', { time })}</time>
}

/** When the source is read next; nothing for one that is turned off. */
export function Ahead({ view: { source, health } }: { view: SourceView }) {
  const { t, language } = useWords()
  return useTold((now) => {
    if (!source.enabled || !health.nextPollAt) return '–'
    const ms = health.nextPollAt.getTime() - now
    return ms <= 0 ? t('sources.due') : t('sources.in', { time: formatDuration(ms, language) })
  })
}

/** Turns the source on or off; others see whether it is on. */
export function Enabled({ view: { source } }: { view: SourceView }) {
  const { t } = useWords()
  const { isAdmin } = useMe()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (enabled: boolean) => switchSource(source.id, enabled),
    onSettled: () => client.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  })
  return (
    <Switch
      aria-label={t('sources.enable', { name: source.name })}
      checked={change.isPending ? change.variables : source.enabled}
      disabled={!isAdmin}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  )
}
