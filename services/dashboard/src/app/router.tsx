import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readCoverageSearch } from '../api/coverage-search.ts'
import { sessionQuery } from '../api/session.ts'
import { NotFound, PageError, PageLoading } from './page-states.tsx'
import { parseSearch, stringifySearch } from './plain-search.ts'
import { queryClient } from './query-client.ts'

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dang-nhap',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/dang-nhap', search: { next: location.href } })
  },
})

const feedRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/feed/feed-page.tsx'), 'FeedPage'),
})
const incidentRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/su-co/$id',
  component: lazyRouteComponent(() => import('../pages/incident/incident-page.tsx'), 'IncidentPage'),
})
const searchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tim-kiem',
  validateSearch: readCoverageSearch,
  component: lazyRouteComponent(() => import('../pages/search/search-page.tsx'), 'SearchPage'),
})
const sourcesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/nguon',
  component: lazyRouteComponent(() => import('../pages/sources/sources-page.tsx'), 'SourcesPage'),
})
const funnelRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/phieu',
  component: lazyRouteComponent(() => import('../pages/funnel/funnel-page.tsx'), 'FunnelPage'),
})
const entryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/nhap-tin',
  component: lazyRouteComponent(() => import('../pages/entry/entry-page.tsx'), 'EntryPage'),
})
const claimsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tin-don',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q !== '' ? { q: search.q.slice(0, 300) } : {},
  component: lazyRouteComponent(() => import('../pages/claims/claims-page.tsx'), 'ClaimsPage'),
})
const rumoursRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tin-don-moi',
  component: lazyRouteComponent(() => import('../pages/rumours/rumours-page.tsx'), 'RumoursPage'),
})
const peopleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tai-khoan',
  component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
})

const desk = deskRoute.addChildren([
  feedRoute,
  incidentRoute,
  searchRoute,
  sourcesRoute,
  funnelRoute,
  entryRoute,
  rumoursRoute,
  claimsRoute,
  peopleRoute,
])

/** The pages by their Vietnamese addresses; each page is a file of its own that loads when it is opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([signInRoute, desk]),
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageError,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
