import { SignIn } from '@chudong/domain'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiFailure } from '../../api/client.ts'
import { sessionQuery, signIn } from '../../api/session.ts'
import { explain } from '../../app/explain.ts'
import { useWords } from '../../i18n/start.ts'
import { safeNext } from './safe-next.ts'
import css from './sign-in.module.css'

/** Opens a session and goes on to the page that was asked for. */
export function SignInPage() {
  const { t } = useWords()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const enter = useEnter()
  const emailOk = SignIn.shape.email.safeParse(email).success
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (emailOk && password !== '') enter.mutate({ email, password })
  }
  const wrong = enter.error instanceof ApiFailure && enter.error.status === 401
  return (
    <main className={css.page}>
      <form className={css.form} onSubmit={submit} noValidate>
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <h1 className={css.name}>{t('app.name')}</h1>
        <p className={css.lead}>{t('signIn.lead')}</p>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && !emailOk ? t('signIn.badEmail') : null}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' ? t('signIn.noPassword') : null}
        />
        {enter.error && (
          <p className={css.error} role="alert">
            {wrong ? t('signIn.wrong') : explain(enter.error, t)}
          </p>
        )}
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </main>
  )
}

function useEnter() {
  const client = useQueryClient()
  const router = useRouter()
  const { next } = useSearch({ from: '/dang-nhap' })
  return useMutation({
    mutationKey: ['sign-in'],
    mutationFn: signIn,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      router.history.push(safeNext(next))
    },
  })
}
