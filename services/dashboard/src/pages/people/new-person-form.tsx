import { NewAccount, Role } from '@chudong/domain'
import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addPerson, peopleQuery } from '../../api/people.ts'
import { explain } from '../../app/explain.ts'
import { useWords } from '../../i18n/start.ts'
import css from './people-page.module.css'

const EMPTY = { name: '', email: '', unit: '', password: '', role: 'duty-officer' as Role }

/** Adds a person who may sign in. */
export function NewPersonForm() {
  const { t } = useWords()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: addPerson,
    onSuccess: () => {
      setForm(EMPTY)
      setTried(false)
      void client.invalidateQueries({ queryKey: peopleQuery.queryKey })
    },
  })
  const parsed = NewAccount.safeParse({ ...form, unit: form.unit.trim() || null })
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]))
  const say = (field: keyof typeof EMPTY, words: string): string | null =>
    tried && wrong.has(field) ? words : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (parsed.success) add.mutate(parsed.data)
  }
  const set = (part: Partial<typeof EMPTY>): void => setForm({ ...form, ...part })
  return (
    <form className={`card ${css.form}`} onSubmit={submit} noValidate aria-labelledby="add-person">
      <h2 id="add-person" className={css.subtitle}>
        {t('people.add')}
      </h2>
      <TextInput
        label={t('people.name')}
        autoComplete="off"
        value={form.name}
        onChange={(e) => set({ name: e.currentTarget.value })}
        error={say('name', t('people.required'))}
      />
      <TextInput
        label={t('people.email')}
        type="email"
        autoComplete="off"
        value={form.email}
        onChange={(e) => set({ email: e.currentTarget.value })}
        error={say('email', t('signIn.badEmail'))}
      />
      <Select
        label={t('people.role')}
        allowDeselect={false}
        data={Role.options.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={form.role}
        onChange={(value) => set({ role: Role.safeParse(value).data ?? form.role })}
      />
      <TextInput
        label={t('people.unit')}
        autoComplete="off"
        value={form.unit}
        onChange={(e) => set({ unit: e.currentTarget.value })}
      />
      <PasswordInput
        label={t('people.password')}
        description={t('people.passwordHint')}
        autoComplete="new-password"
        value={form.password}
        onChange={(e) => set({ password: e.currentTarget.value })}
        error={say('password', t('people.passwordHint'))}
      />
      {add.error && (
        <p className={css.error} role="alert">
          {explain(add.error, t)}
        </p>
      )}
      {add.isSuccess && (
        <p className={css.done} role="status">
          {t('people.added', { name: add.data.name })}
        </p>
      )}
      <Button type="submit" loading={add.isPending} data-testid="person-add">
        {t('people.add')}
      </Button>
    </form>
  )
}
