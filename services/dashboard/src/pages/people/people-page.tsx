import { type Person, Role } from '@chudong/domain'
import { Select, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { changePerson, peopleQuery } from '../../api/people.ts'
import { explain } from '../../app/explain.ts'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useMe } from '../../app/role.ts'
import { useWords } from '../../i18n/start.ts'
import { NewPersonForm } from './new-person-form.tsx'
import css from './people-page.module.css'

/** Who may sign in and as what; administrators only. */
export function PeoplePage() {
  const { t } = useWords()
  const { isAdmin } = useMe()
  return (
    <>
      <h1 className={css.title}>{t('people.title')}</h1>
      {isAdmin ? <People /> : <p className="dim">{t('people.adminOnly')}</p>}
    </>
  )
}

function People() {
  const { t } = useWords()
  const { data, error, isPending, refetch } = useQuery(peopleQuery)
  return (
    <div className={css.columns}>
      <section className="card" aria-label={t('people.title')}>
        {isPending && <PageLoading />}
        {error && <Failed error={error} title={t('people.failed')} onRetry={() => void refetch()} />}
        <ul className={css.people}>
          {data?.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      </section>
      <NewPersonForm />
    </div>
  )
}

function PersonRow({ person }: { person: Person }) {
  const { t } = useWords()
  const { me } = useMe()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (body: { role?: Role; active?: boolean }) => changePerson(person.id, body),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
  const self = person.id === me?.id
  return (
    <li className={css.person} data-off={person.active ? undefined : true} data-testid="person-row">
      <span className={css.who}>
        <strong>
          {person.name} {self && `(${t('people.you')})`}
        </strong>
        <span>{[person.email, person.unit].filter(Boolean).join(' · ')}</span>
        {change.error && (
          <span className={css.error} role="alert">
            {explain(change.error, t)}
          </span>
        )}
      </span>
      <Select
        size="xs"
        aria-label={t('people.roleOf', { name: person.name })}
        allowDeselect={false}
        disabled={self || change.isPending}
        data={Role.options.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={person.role}
        onChange={(value) => value && change.mutate({ role: Role.parse(value) })}
      />
      <Switch
        aria-label={t('people.activeOf', { name: person.name })}
        label={t('people.active')}
        disabled={self || change.isPending}
        checked={change.isPending ? (change.variables.active ?? person.active) : person.active}
        onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
      />
    </li>
  )
}
