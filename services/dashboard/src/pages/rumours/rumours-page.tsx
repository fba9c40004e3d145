import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { rumoursQuery } from '../../api/rumours.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { ClaimForm } from '../claims/claim-form.tsx'
import { Emerging } from './emerging.tsx'
import { Rumour } from './rumour.tsx'
import css from './rumours-page.module.css'

/** What grows without an official source: each chain of copies, and (spokespersons, administrators) a way into the register. */
export function RumoursPage() {
  const { t } = useWords()
  return (
    <div className={css.page}>
      <h1 className={css.title}>{t('rumour.title')}</h1>
      <p className={css.lead}>
        {t('rumour.lead')} <Link to="/tin-don">{t('rumour.toRegister')}</Link>
      </p>
      <Chains />
      <Emerging />
    </div>
  )
}

function Chains() {
  const { t } = useWords()
  const { mayInform } = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const found = useQuery(rumoursQuery)
  if (found.isPending) return <PageLoading />
  if (found.error)
    return <Failed error={found.error} title={t('rumour.failed')} onRetry={() => void found.refetch()} />
  if (found.data.length === 0) return <p className="dim">{t('rumour.none')}</p>
  return (
    <ol className={css.chains}>
      {found.data.map((rumour) => (
        <li key={rumour.id} className={css.chain}>
          <Rumour rumour={rumour} onEnter={mayInform ? () => setOpen(rumour.id) : null} />
          {open === rumour.id && (
            <ClaimForm claim={null} said={rumour.sentence?.text ?? ''} onClose={() => setOpen(null)} />
          )}
        </li>
      ))}
    </ol>
  )
}
