import { type Claim, type EventMember, isRefuted } from '@chudong/domain'
import { useWords } from '../../i18n/start.ts'
import { ClaimText } from '../../incident/claim-text.tsx'
import css from './known-claims.module.css'

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
      <ClaimText claim={claim} />
      <ul className={css.items} aria-label={t('claim.itemsLabel')}>
        {standing.map((member) => (
          <Standing key={member.articleId} member={member} />
        ))}
      </ul>
    </article>
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
