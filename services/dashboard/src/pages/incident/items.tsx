import { type EventMember, type Incident, OPEN_STATES, SourceTier } from '@chudong/domain'
import { Button, Tooltip } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import { ArticleDrawer } from './article-drawer.tsx'
import css from './items.module.css'
import { safeLink } from './safe-link.ts'
import { SplitForm } from './split-form.tsx'

const SUSPICIOUS = 0.5

/** The items that speak of the incident: who says it, when, and whether it is a reprint. */
export function Items({ incident, members }: { incident: Incident; members: EventMember[] }) {
  const { t } = useWords()
  const { mayHandle } = useMe()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [reading, setReading] = useState<EventMember | null>(null)
  const sorted = [...members].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  const isOpen = OPEN_STATES.some((state) => state === incident.state)
  const canSplit = mayHandle && isOpen && members.length > 1
  const mark =
    ({ articleId }: EventMember) =>
    () =>
      setMarked(toggled(marked, articleId))
  const independent = members.filter((one) => one.duplicateOf === null).length
  return (
    <section className="card" aria-labelledby="items">
      <h2 id="items" className={css.title}>
        {t('incident.items')} <span className={css.count}>{members.length}</span>
        <span className={css.independent}>{t('incident.independent', { count: independent })}</span>
      </h2>
      <ul className={css.items} data-testid="items">
        {sorted.map((one) => (
          <Item
            key={one.articleId}
            member={one}
            onRead={() => setReading(one)}
            isMarked={marked.has(one.articleId)}
            onMark={canSplit ? mark(one) : null}
          />
        ))}
      </ul>
      {canSplit && (
        <SplitForm
          incident={incident}
          marked={members.map((one) => one.articleId).filter((id) => marked.has(id))}
          isAll={members.every((one) => marked.has(one.articleId))}
          onDone={() => setMarked(new Set())}
        />
      )}
      {reading && <ArticleDrawer member={reading} onClose={() => setReading(null)} />}
    </section>
  )
}

function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked)
  if (!next.delete(id)) next.add(id)
  return next
}

interface ItemProps {
  member: EventMember
  onRead: () => void
  isMarked: boolean
  /** Null when items cannot be split off. */
  onMark: (() => void) | null
}

function Item({ member, onRead, isMarked, onMark }: ItemProps) {
  const { t, language } = useWords()
  const published = useTold((now) => formatMoment(member.publishedAt, now, language))
  const tier = SourceTier.safeParse(member.tier).data
  const url = safeLink(member.url)
  const { claim, suspicion } = member.assessment
  return (
    <li className={css.item} data-markable={onMark ? true : undefined}>
      {onMark && (
        <input
          type="checkbox"
          className={css.mark}
          checked={isMarked}
          onChange={onMark}
          aria-label={t('incident.splitMark', { title: member.title || member.sourceName })}
          data-testid="split-mark"
        />
      )}
      <div className={css.body}>
        <button type="button" className={css.name} onClick={onRead}>
          {member.title || member.sourceName}
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
