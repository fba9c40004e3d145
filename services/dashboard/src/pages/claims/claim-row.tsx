import type { Claim } from '@chudong/domain'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withdrawClaim } from '../../api/claims.ts'
import { explain } from '../../app/explain.ts'
import { useWords } from '../../i18n/start.ts'
import { ClaimText } from '../../incident/claim-text.tsx'
import css from './claims-page.module.css'

/** One claim of the register; with `onEdit` it can be changed and withdrawn. */
export function ClaimRow({ claim, onEdit }: { claim: Claim; onEdit: ((claim: Claim) => void) | null }) {
  const { t } = useWords()
  const standing = claim.withdrawnAt === null
  return (
    <li className={`card ${css.claim}`} data-off={standing ? undefined : true} data-testid="claim-row">
      <ClaimText claim={claim} />
      <p className="dim">
        {claim.enteredBy.kind === 'person'
          ? t('claim.entered', { name: claim.enteredBy.name })
          : t('claim.machine')}
      </p>
      {onEdit && standing && (
        <div className={css.actions}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('claim.editOne', { claim: claim.claim.slice(0, 60) })}
            onClick={() => onEdit(claim)}
          >
            {t('claim.edit')}
          </Button>
          <Withdraw claim={claim} />
        </div>
      )}
    </li>
  )
}

/** Two presses: a claim that is withdrawn by mistake is answered no more. */
function Withdraw({ claim }: { claim: Claim }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => withdrawClaim(claim.id, claim.version),
    onSettled: () => client.invalidateQueries({ queryKey: ['claims'] }),
  })
  return (
    <>
      <Button
        size="xs"
        color={asked ? 'red' : undefined}
        variant={asked ? 'filled' : 'default'}
        loading={withdraw.isPending}
        onBlur={() => setAsked(false)}
        onClick={() => (asked ? withdraw.mutate() : setAsked(true))}
      >
        {t(asked ? 'claim.withdrawSure' : 'claim.withdraw')}
      </Button>
      {withdraw.error && (
        <span className={css.error} role="alert">
          {explain(withdraw.error, t)}
        </span>
      )}
    </>
  )
}
