import {
  IconBellRinging,
  IconFilter,
  IconPencilPlus,
  IconRss,
  IconSearch,
  IconShieldCheck,
  IconTrendingUp,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/start.ts'
import css from './navigation.module.css'
import { useMe } from './role.ts'

const PAGES = [
  { to: '/', name: 'feed', icon: IconBellRinging },
  { to: '/tim-kiem', name: 'search', icon: IconSearch },
  { to: '/tin-don-moi', name: 'rumours', icon: IconTrendingUp },
  { to: '/tin-don', name: 'claims', icon: IconShieldCheck },
  { to: '/nhap-tin', name: 'entry', icon: IconPencilPlus },
  { to: '/nguon', name: 'sources', icon: IconRss },
  { to: '/phieu', name: 'funnel', icon: IconFilter },
  { to: '/tai-khoan', name: 'people', icon: IconUsers },
] as const

/** The pages: a column on a desk, a bar under the thumb on a phone. */
export function Navigation() {
  const { t } = useWords()
  const { isAdmin } = useMe()
  return (
    <nav aria-label={t('app.menu')} className={css.nav}>
      {PAGES.filter((page) => page.name !== 'people' || isAdmin).map(({ to, name, icon: Icon }) => (
        <Link
          key={name}
          to={to}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          className={css.link ?? ''}
          activeProps={{ 'aria-current': 'page' }}
          aria-label={t(`nav.${name}`)}
        >
          <Icon size={20} stroke={1.7} aria-hidden />
          <span className={css.name}>{t(`nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
