import { Notifications } from '@mantine/notifications'
import { Outlet, type UseNavigateResult, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/start.ts'
import { FeedProvider } from '../live/feed-context.tsx'
import { WindowTitle } from '../live/window-title.tsx'
import { DeskStateBanner } from './desk-state-banner.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { useMe } from './role.ts'
import css from './shell.module.css'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './top-bar.tsx'

/** The frame of every page behind the sign-in: navigation, top bar, live feed, shortcuts that work everywhere. */
export function Shell() {
  const { t } = useWords()
  const { me } = useMe()
  const router = useRouter()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  useEffect(() => {
    if (!me) void router.invalidate()
  }, [me, router])
  useShortcuts({
    '?': () => setHelp(true),
    '/': () => void goToSearch(navigate),
  })
  if (!me) return null
  return (
    <FeedProvider>
      <WindowTitle />
      <a href="#main" className={css.skip}>
        {t('app.skip')}
      </a>
      <div className={css.frame}>
        <TopBar me={me} onHelp={() => setHelp(true)} />
        <Navigation />
        <main id="main" tabIndex={-1} className={css.main}>
          <DeskStateBanner />
          <Outlet />
        </main>
      </div>
      <Notifications position="bottom-right" limit={4} className={css.toasts ?? ''} />
      <HelpDialog opened={help} onClose={() => setHelp(false)} />
    </FeedProvider>
  )
}

async function goToSearch(navigate: UseNavigateResult<string>): Promise<void> {
  const box = () => document.getElementById('o-tim-kiem')
  if (!box()) await navigate({ to: '/tim-kiem', search: {} })
  requestAnimationFrame(() => box()?.focus())
}
