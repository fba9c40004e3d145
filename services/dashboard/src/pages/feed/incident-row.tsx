import type { Incident } from '@chudong/domain'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { Facts } from '../../incident/facts.tsx'
import { mainQuote } from '../../incident/main-reason.ts'
import { Severity, toLevel } from '../../incident/severity.tsx'
import { StateMark } from '../../incident/state-mark.tsx'
import { useCommand } from '../../incident/use-command.ts'
import { useLastChange } from '../../live/feed-context.tsx'
import { useTold } from '../../time/clock.ts'
import { formatDuration } from '../../time/duration.ts'
import css from './incident-row.module.css'
import { LastChange } from './last-change.tsx'

interface IncidentRowProps {
  incident: Incident
  selected: boolean
  onSelect: (id: string) => void
}

/** One incident of the feed: how bad, what, where, why, since when, and the button that takes it. Drawn anew when it changed. */
export const IncidentRow = memo(({ incident, selected, onSelect }: IncidentRowProps) => {
  const quote = mainQuote(incident.reasons)
  const change = useLastChange(incident.id)
  return (
    <li
      className={css.row}
      data-testid="incident-row"
      data-id={incident.id}
      data-level={toLevel(incident.severity)}
      data-state={incident.state}
      data-selected={selected || undefined}
      data-fresh={change ? change.seq : undefined}
      onFocus={() => onSelect(incident.id)}
    >
      <Severity severity={incident.severity} size={30} />
      <div className={css.body}>
        <Link
          to="/su-co/$id"
          params={{ id: incident.id }}
          className={css.title ?? ''}
          data-testid="incident-title"
        >
          {incident.title}
        </Link>
        <Facts incident={incident} />
        {quote && <q className={css.quote}>{quote}</q>}
        {change && <LastChange row={change} />}
      </div>
      <RowSide incident={incident} />
    </li>
  )
})
IncidentRow.displayName = 'IncidentRow'

function RowSide({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const { mayHandle } = useMe()
  const command = useCommand(incident.id)
  const waiting = incident.state === 'suspected'
  const acknowledge = { verb: 'acknowledge' as const, version: incident.version }
  return (
    <div className={css.side}>
      {waiting ? <Age since={incident.graspedAt} /> : <Taken incident={incident} />}
      {waiting && mayHandle ? (
        <Button
          size="xs"
          className={css.take}
          loading={command.isPending}
          onClick={() => command.mutate({ command: acknowledge, seen: incident })}
          data-testid="acknowledge"
          aria-label={t('feed.acknowledgeOne', { title: incident.title })}
        >
          {t('feed.acknowledge')}
        </Button>
      ) : (
        <StateMark state={incident.state} />
      )}
      <CommandError error={command.error} seen={command.variables?.seen ?? incident} />
    </div>
  )
}

function Age({ since }: { since: Date }) {
  const { t, language } = useWords()
  const age = useTold((now) => formatDuration(now - since.getTime(), language))
  return (
    <span className={css.age} title={t('feed.age')}>
      {age}
    </span>
  )
}

function Taken({ incident }: { incident: Incident }) {
  const { t, language } = useWords()
  const { acknowledgedAt, graspedAt, assigneeName } = incident
  if (!acknowledgedAt) return null
  const time = formatDuration(acknowledgedAt.getTime() - graspedAt.getTime(), language)
  return (
    <span className={css.taken}>
      {t('feed.takenAfter', { time })}
      {assigneeName && <span>{assigneeName}</span>}
    </span>
  )
}
