import { type EventMember, SourceTier } from '@chudong/domain'
import { Button, Tooltip } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import { ArticleDrawer } from './article-drawer.tsx'
import css from './items.module.css'
import { safeLink } from './safe-link.ts'

const SUSPICIOUS = 0.5

/** The items that speak of the incident: who says it, when, and whether it is a reprint. */
export function Items({ members }: { members: EventMember[] }) {
  const { t } = useWords()
  const [reading, setReading] = useState<EventMember | null>(null)
  const sorted = [...members].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  const independent = members.filter((one) => one.duplicateOf === null).length
  return (
    <section className="card" aria-labelledby="items">
      <h2 id="items" className={css.title}>
        {t('incident.items')} <span className={css.count}>{members.length}</span>
        <span className={css.independent}>{t('incident.independent', { count: independent })}</span>
      </h2>
      <ul className={css.items} data-testid="items">
        {sorted.map((one) => (
          <Item key={one.articleId} member={one} onRead={() => setReading(one)} />
        ))}
      </ul>
      {reading && <ArticleDrawer member={reading} onClose={() => setReading(null)} />}
    </section>
  )
}

function Item({ member, onRead }: { member: EventMember; onRead: () => void }) {
  const { t, language } = useWords()
  const published = useTold((now) => formatMoment(member.publishedAt, now, language))
  const tier = SourceTier.safeParse(member.tier).data
  const url = safeLink(member.url)
  const { claim, suspicion } = member.assessment
  return (
    <li className={css.item}>
      <div className={css.body}>
        <button type="button" className={css.name} onClick={onRead}>
          {member.title}
        </button>
        <span className={css.meta}>
          <strong>{member.sourceName}</strong>
          {tier && <span className={css.tier}>{t(`tier.${tier}`)}</span>}
          <time dateTime={member.publishedAt.toISOString()}>{published}</time>
          {member.duplicateOf !== null && <span className={css.tag}>{t('incident.reprint')}</span>}
          {member.revision > 1 && (
            <span className={css.edited}>{t('incident.edited', { count: member.revision - 1 })}</span>
          )}
          {claim === 'suspect' && suspicion >= SUSPICIOUS && (
            <span className={css.suspect}>{t('incident.suspect')}</span>
          )}
        </span>
      </div>
      <div className={css.buttons}>
        <Tooltip label={t('incident.read')}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={onRead}
            aria-label={t('incident.read')}
            data-testid="revision"
          >
            <IconFileText size={18} stroke={1.7} />
          </Button>
        </Tooltip>
        {url && (
          <Tooltip label={t('incident.openSource')}>
            <a
              href={url}
              target="_blank"
              rel="noreferrer noopener"
              className={css.out}
              aria-label={t('incident.openSource')}
            >
              <IconExternalLink size={18} stroke={1.7} />
            </a>
          </Tooltip>
        )}
      </div>
    </li>
  )
}
