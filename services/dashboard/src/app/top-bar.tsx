import type { Person } from '@chudong/domain'
import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import {
  IconBell,
  IconBellOff,
  IconHelp,
  IconLogout,
  IconMoon,
  IconSun,
  IconSunMoon,
  IconUser,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sessionQuery, signOut } from '../api/session.ts'
import { changeLanguage, useWords } from '../i18n/start.ts'
import { useLiveFeed } from '../live/feed-context.tsx'
import { FeedStateMark } from '../live/feed-state-mark.tsx'
import css from './top-bar.module.css'

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const
const THEME_ICON = { auto: IconSunMoon, light: IconSun, dark: IconMoon } as const

/** Name, state of the live feed, sound, theme, language, account. */
export function TopBar({ me, onHelp }: { me: Person; onHelp: () => void }) {
  const { t } = useWords()
  return (
    <header className={css.bar}>
      <Link to="/" className={css.brand ?? ''} aria-label={t('app.name')}>
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <span className={css.name}>{t('app.name')}</span>
      </Link>
      <FeedStateMark />
      <span className={css.space} />
      <SoundSwitch />
      <ThemeSwitch />
      <LanguageSwitch />
      <span className={css.help}>
        <Tooltip label={t('top.help')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('top.help')} onClick={onHelp}>
            <IconHelp size={19} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </span>
      <AccountMenu me={me} />
    </header>
  )
}

function SoundSwitch() {
  const { t } = useWords()
  const { sound, setSound } = useLiveFeed()
  const label = sound ? t('top.soundOn') : t('top.soundOff')
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => setSound(!sound)}>
        {sound ? <IconBell size={19} stroke={1.7} /> : <IconBellOff size={19} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}

function ThemeSwitch() {
  const { t } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = THEME_ICON[colorScheme]
  const label = t('top.theme', { mode: t(`top.theme_${colorScheme}`) })
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(NEXT_THEME[colorScheme])}
      >
        <Icon size={19} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

function LanguageSwitch() {
  const { t, language } = useWords()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <Tooltip label={t('top.language')}>
      <button
        type="button"
        className={css.language}
        lang={other}
        aria-label={`${other.toUpperCase()}: ${t('top.language')}`}
        onClick={() => void changeLanguage(other)}
      >
        {other.toUpperCase()}
      </button>
    </Tooltip>
  )
}

function AccountMenu({ me }: { me: Person }) {
  const { t } = useWords()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: () => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, null)
      window.location.assign('/dang-nhap')
    },
  })
  return (
    <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={css.account} aria-label={t('top.account', { name: me.name })}>
          <IconUser size={18} stroke={1.7} aria-hidden />
          <span className={css.person}>{me.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {t(`role.${me.role}`)}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          {t('top.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
