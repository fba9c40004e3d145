import type { Claim } from '@chudong/domain'
import { Button, Switch, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { claimsQuery } from '../../api/claims.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { ClaimForm } from './claim-form.tsx'
import { ClaimRow } from './claim-row.tsx'
import css from './claims-page.module.css'

const route = getRouteApi('/desk/tin-don')

/** The register of checked claims: search it, and (spokespersons, administrators) add, edit and withdraw. */
export function ClaimsPage() {
  const { t } = useWords()
  const { mayInform } = useMe()
  const [editing, setEditing] = useState<Claim | 'new' | null>(null)
  const close = () => setEditing(null)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 className={css.title}>{t('claim.title')}</h1>
        {mayInform && (
          <Button onClick={() => setEditing('new')} data-testid="claim-add">
            {t('claim.add')}
          </Button>
        )}
      </header>
      <p className={css.lead}>{t('claim.lead')}</p>
      {editing === 'new' && <ClaimForm key="new" claim={null} onClose={close} />}
      {editing !== 'new' && editing && <ClaimForm key={editing.id} claim={editing} onClose={close} />}
      <Register onEdit={mayInform ? setEditing : null} />
    </div>
  )
}

function Register({ onEdit }: { onEdit: ((claim: Claim) => void) | null }) {
  const { t } = useWords()
  const { q = '' } = route.useSearch()
  const [withdrawn, setWithdrawn] = useState(false)
  const found = useInfiniteQuery(claimsQuery(q, withdrawn))
  const claims = found.data?.pages.flatMap((page) => page.claims) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  return (
    <>
      <Search key={q} q={q} />
      <div className={css.bar}>
        <span role="status">{found.data && t('claim.count', { count: total })}</span>
        <Switch
          label={t('claim.showWithdrawn')}
          checked={withdrawn}
          onChange={(event) => setWithdrawn(event.currentTarget.checked)}
        />
      </div>
      {found.isPending && <PageLoading />}
      {found.error && (
        <Failed error={found.error} title={t('claim.failed')} onRetry={() => void found.refetch()} />
      )}
      {found.data && claims.length === 0 && <p className="dim">{t('claim.none')}</p>}
      <ul className={css.claims}>
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} onEdit={onEdit} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('claim.more')}
        </Button>
      )}
    </>
  )
}

function Search({ q }: { q: string }) {
  const { t } = useWords()
  const navigate = route.useNavigate()
  const [words, setWords] = useState(q)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void navigate({ search: words.trim() === '' ? {} : { q: words.trim() } })
  }
  return (
    <search>
      <form className={css.search} onSubmit={submit}>
        <TextInput
          type="search"
          aria-label={t('claim.search')}
          placeholder={t('claim.searchHint')}
          maxLength={300}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('claim.submit')}
        </Button>
      </form>
    </search>
  )
}
