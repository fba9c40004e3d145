import type { RumourSource, RumourView } from '@chudong/domain'
import { Button } from '@mantine/core'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import { safeLink } from '../incident/safe-link.ts'
import { growthOf } from './growth.ts'
import css from './rumours-page.module.css'

/** One chain of copies: its sentence to check first, as text; how it grows, who carries it. */
export function Rumour({ rumour, onEnter }: { rumour: RumourView; onEnter: (() => void) | null }) {
  const { t } = useWords()
  const { sentence, officialItems } = rumour
  return (
    <article className={`card ${css.card}`} data-testid="rumour">
      <blockquote className={css.said}>{sentence?.text ?? t('rumour.noText')}</blockquote>
      {sentence && sentence.reasons.length > 0 && (
        <p className={css.why}>{t('rumour.why', { reasons: sentence.reasons.join('; ') })}</p>
      )}
      <p className={css.state}>
        {officialItems === 0 ? t('rumour.unconfirmed') : t('rumour.official', { count: officialItems })}
      </p>
      <Growth rumour={rumour} />
      <Sources rumour={rumour} />
      {onEnter && (
        <Button size="xs" variant="default" onClick={onEnter} data-testid="rumour-enter">
          {t('rumour.enter')}
        </Button>
      )}
    </article>
  )
}

function Growth({ rumour }: { rumour: RumourView }) {
  const { t, language } = useWords()
  const first = useTold((now) => formatMoment(rumour.firstSeenAt, now, language))
  const { lastDay, dayBefore } = rumour
  return (
    <p className={css.facts}>
      <strong>{t(`rumour.${growthOf(rumour)}`)}</strong>
      <span>{t('rumour.lastDay', { count: lastDay })}</span>
      <span>{t('rumour.dayBefore', { count: dayBefore })}</span>
      <span>{t('rumour.copies', { count: rumour.copies })}</span>
      <span>{t('rumour.suspicion', { share: rumour.suspicion.toLocaleString(language, PERCENT) })}</span>
      <span>
        {t('rumour.first')} <time dateTime={rumour.firstSeenAt.toISOString()}>{first}</time>
      </span>
    </p>
  )
}

const PERCENT = { style: 'percent' } as const

function Sources({ rumour }: { rumour: RumourView }) {
  const { t } = useWords()
  const more = rumour.sourceCount - rumour.sources.length
  return (
    <ul className={css.sources} aria-label={t('fact.sources', { count: rumour.sourceCount })}>
      {rumour.sources.map((source) => (
        <Source key={source.articleId} source={source} />
      ))}
      {more > 0 && <li>{t('rumour.moreSources', { count: more })}</li>}
    </ul>
  )
}

function Source({ source }: { source: RumourSource }) {
  const { t } = useWords()
  const url = safeLink(source.url)
  return (
    <li>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {source.sourceName}
        </a>
      ) : (
        <strong>{source.sourceName}</strong>
      )}{' '}
      {t(`tier.${source.tier}`)}
    </li>
  )
}
