import type { Claim } from '@chudong/domain'
import { useWords } from '../i18n/start.ts'
import { safeLink } from '../pages/incident/safe-link.ts'
import { dayLabel } from '../time/moment.ts'
import css from './claim-text.module.css'
import { verdictOf } from './verdict.ts'

/** A checked claim: what is said, what was found of it, what is right, who says so, when and where. */
export function ClaimText({ claim }: { claim: Claim }) {
  const { t } = useWords()
  return (
    <>
      <blockquote className={css.said}>{claim.claim}</blockquote>
      <p className={css.verdict} data-rating={claim.rating}>
        {verdictOf(t(`rating.${claim.rating}`), claim.verdict)}
        {claim.withdrawnAt && ` · ${t('claim.withdrawn')}`}
      </p>
      {claim.correction && <p className={css.correction}>{claim.correction}</p>}
      <Origin claim={claim} />
    </>
  )
}

function Origin({ claim }: { claim: Claim }) {
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
