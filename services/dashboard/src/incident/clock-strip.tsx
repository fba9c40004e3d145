import type { Incident } from '@chudong/domain'
import { useWords } from '../i18n/start.ts'
import { useNow } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import { formatMoment } from '../time/moment.ts'
import { type ClockSpan, clockSpans } from './clock-spans.ts'
import css from './clock-strip.module.css'

/** The 3C rule of one incident as four measured stretches of time, left to right. */
export function ClockStrip({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const now = useNow()
  return (
    <section aria-label={t('incident.clock')}>
      <ol className={css.strip}>
        {clockSpans(incident, now).map((span) => (
          <Span key={span.name} span={span} now={now} />
        ))}
      </ol>
    </section>
  )
}

function Span({ span, now }: { span: ClockSpan; now: number }) {
  const { t, language } = useWords()
  return (
    <li className={css.span} data-state={span.state}>
      <span className={css.c}>{t(`incident.${span.c}`)}</span>
      <span className={css.value}>{span.ms === null ? '–' : formatDuration(span.ms, language)}</span>
      <span className={css.name}>{t(`incident.${span.name}`)}</span>
      <span className={css.note}>
        {span.state === 'done' && span.end && formatMoment(span.end, now, language)}
        {span.state === 'running' && t('incident.running')}
        {span.state === 'not-started' && t('incident.notYet')}
        {span.state === 'stopped' && t('incident.stopped')}
      </span>
    </li>
  )
}
