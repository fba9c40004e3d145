import type { EventMember, RevisionView } from '@chudong/domain'
import { useQuery } from '@tanstack/react-query'
import { articleQuery, revisionsQuery } from '../../api/articles.ts'
import { SidePage } from '../../app/dialog.tsx'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { useNow, useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import css from './article-drawer.module.css'
import { Diff } from './diff.tsx'

interface ArticleDrawerProps {
  member: EventMember
  onClose: () => void
}

/** One item in full with what changed in each of its revisions, beside the incident. */
export function ArticleDrawer({ member, onClose }: ArticleDrawerProps) {
  const { t } = useWords()
  const { data, error, isPending } = useQuery(revisionsQuery(member.articleId))
  return (
    <SidePage opened onClose={onClose} title={member.sourceName}>
      <ArticleHead member={member} />
      {isPending && <PageLoading />}
      {error && <Failed error={error} title={t('article.failed')} />}
      {data && data.length > 1 && <p className={css.legend}>{t('article.legend')}</p>}
      {data?.map((revision, index) => (
        <Revision key={revision.revision} revision={revision} isFirst={index === data.length - 1} />
      ))}
    </SidePage>
  )
}

function ArticleHead({ member }: { member: EventMember }) {
  const { t, language } = useWords()
  const now = useNow()
  const { mayHandle } = useMe()
  const { data } = useQuery(articleQuery(member.articleId))
  return (
    <dl className={css.facts}>
      <dt>{t('article.published')}</dt>
      <dd>{formatMoment(member.publishedAt, now, language)}</dd>
      <dt>{t('article.collected')}</dt>
      <dd>{formatMoment(member.collectedAt, now, language)}</dd>
      {data && data.authors.length > 0 && (
        <>
          <dt>{t('article.authors')}</dt>
          <dd>{data.authors.join(', ')}</dd>
        </>
      )}
      {data?.rawSha256 && mayHandle && (
        <dd className={css.evidence}>
          <a href={`/api/evidence/${encodeURIComponent(data.rawSha256)}`} download>
            {t('article.evidence')}
          </a>
        </dd>
      )}
    </dl>
  )
}

function Revision({ revision, isFirst }: { revision: RevisionView; isFirst: boolean }) {
  const { t, language } = useWords()
  const collected = useTold((now) => formatMoment(revision.collectedAt, now, language))
  return (
    <article className={css.revision} data-testid="revision-diff">
      <p className={css.number}>
        <strong>{t('article.revision', { number: revision.revision })}</strong>
        <span className="num">{collected}</span>
      </p>
      <h3 className={css.title}>{isFirst ? revision.title : <Diff parts={revision.titleDiff} />}</h3>
      <div className={css.text}>{isFirst ? revision.text : <Diff parts={revision.textDiff} />}</div>
    </article>
  )
}
