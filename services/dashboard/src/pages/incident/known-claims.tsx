import { type Claim, type EventMember, isRefuted } from '@chudong/domain'
import { useWords } from '../../i18n/start.ts'
import { dayLabel } from '../../time/moment.ts'
import css from './known-claims.module.css'
import { safeLink } from './safe-link.ts'

/** The checked claims that items of the incident repeat or answer: what is said, what is right, who says so, and how each item stands to it. */
export function KnownClaims({ claims, members }: { claims: Claim[]; members: EventMember[] }) {
  const { t } = useWords()
  if (claims.length === 0) return null
  const refuted = claims.some(({ rating }) => isRefuted(rating))
  return (
    <section className={`card ${css.card}`} aria-labelledby="known-claims" data-testid="known-claims">
      <h2 id="known-claims" className={css.title}>
        {t(refuted ? 'claim.known' : 'claim.knownOther')}
      </h2>
      {claims.map((claim) => (
        <KnownClaim key={claim.id} claim={claim} members={members} />
      ))}
    </section>
  )
}

function KnownClaim({ claim, members }: { claim: Claim; members: EventMember[] }) {
  const { t } = useWords()
  const standing = members.filter(({ assessment }) => assessment.knownClaim?.claimId === claim.id)
  return (
    <article className={css.claim} data-testid="known-claim">
      <blockquote className={css.said}>{claim.claim}</blockquote>
      <p className={css.verdict} data-rating={claim.rating}>
        {t(`rating.${claim.rating}`)}
        {claim.verdict && ` · ${claim.verdict}`}
      </p>
      {claim.correction && <p className={css.correction}>{claim.correction}</p>}
      <Origin claim={claim} />
      <ul className={css.items} aria-label={t('claim.itemsLabel')}>
        {standing.map((member) => (
          <Standing key={member.articleId} member={member} />
        ))}
      </ul>
    </article>
  )
}

/** Who corrected the claim, when and where. */
export function Origin({ claim }: { claim: Claim }) {
  const { t, language } = useWords()
  const link = safeLink(claim.url)
  return (
    <p className={css.origin}>
      {claim.authority && <strong>{claim.authority}</strong>}
      {claim.issuedAt && (
        <time dateTime={claim.issuedAt.toISOString()}>{dayLabel(claim.issuedAt, language)}</time>
      )}
      {link && (
        <a href={link} target="_blank" rel="noreferrer noopener">
          {t('claim.open')}
        </a>
      )}
    </p>
  )
}

function Standing({ member }: { member: EventMember }) {
  const { t } = useWords()
  const relation = member.assessment.knownClaim?.relation ?? 'other'
  return (
    <li className={css.item}>
      <span className={css.relation} data-relation={relation}>
        {t(`relation.${relation}`)}
      </span>
      <span>
        <strong>{member.sourceName}</strong>
        {member.title && ` · ${member.title}`}
      </span>
    </li>
  )
}
