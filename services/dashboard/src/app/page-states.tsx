import { Alert, Button, Loader } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { useWords } from '../i18n/start.ts'
import { explain } from './explain.ts'
import css from './page-states.module.css'

/** Shown while a page or its first data is on the way. */
export function PageLoading() {
  const { t } = useWords()
  return (
    <div className={css.center} role="status">
      <Loader size="sm" type="dots" />
      <span className="dim">{t('app.loading')}</span>
    </div>
  )
}

/** Shown for an address that no page has. */
export function NotFound() {
  const { t } = useWords()
  return (
    <main className={css.center}>
      <h1>{t('app.notFound')}</h1>
      <Link to="/">{t('app.backHome')}</Link>
    </main>
  )
}

/** Shown when a page broke while it was drawn. */
export function PageError({ error }: { error: unknown }) {
  const router = useRouter()
  return <Failed error={error} onRetry={() => void router.invalidate()} />
}

interface FailedProps {
  error: unknown
  title?: string
  onRetry?: () => void
}

/** What went wrong in the person's language, with a way to try again. */
export function Failed({ error, title, onRetry }: FailedProps) {
  const { t } = useWords()
  return (
    <Alert
      color="red"
      variant="outline"
      title={title ?? t('error.unknown')}
      role="alert"
      className={css.alert}
    >
      <p className={css.words}>{explain(error, t)}</p>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
    </Alert>
  )
}
