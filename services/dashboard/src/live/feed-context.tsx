import type { FeedMessage, LogRow } from '@chudong/domain'
import { notifications } from '@mantine/notifications'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/start.ts'
import { chime, unlockChime } from './chime.ts'
import { connectFeed, type FeedState } from './connect.ts'
import { storeIncident } from './store-incident.ts'

const LOUD_SEVERITY = 4
const TOAST_MS = 12_000
const SOUND_KEY = 'chudong.sound'

interface LiveFeed {
  state: FeedState
  sound: boolean
  setSound(on: boolean): void
}

const FeedContext = createContext<LiveFeed>({ state: 'connecting', sound: true, setSound: () => undefined })

/** The state of the live feed and the sound switch. */
export function useLiveFeed(): LiveFeed {
  return useContext(FeedContext)
}

/** The newest change of an incident that came in while this page was open; null before the first. */
export function useLastChange(incidentId: string): LogRow | null {
  const { data } = useQuery<LogRow | null>({
    queryKey: ['last-change', incidentId],
    queryFn: () => null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}

/** Keeps every page fresh from the feed for as long as somebody is signed in. */
export function FeedProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { t } = useWords()
  const [state, setState] = useState<FeedState>('connecting')
  const [sound, setSound] = useState(() => localStorage.getItem(SOUND_KEY) !== 'off')
  const announce = useRef<(message: FeedMessage) => void>(() => undefined)
  announce.current = (message) => {
    if (!isLoud(message)) return
    const { id, severity, title } = message.incident
    if (sound) chime(severity)
    notifications.show({
      color: 'red',
      autoClose: TOAST_MS,
      closeButtonProps: { 'aria-label': t('app.close') },
      message: (
        <Link to="/su-co/$id" params={{ id }}>
          {t('feed.arrived', { level: severity, title })}
        </Link>
      ),
    })
  }
  useEffect(() => follow(client, setState, (message) => announce.current(message)), [client])
  useUnlock()
  const change = (on: boolean): void => {
    localStorage.setItem(SOUND_KEY, on ? 'on' : 'off')
    setSound(on)
    if (on) unlockChime()
  }
  return <FeedContext value={{ state, sound, setSound: change }}>{children}</FeedContext>
}

function follow(
  client: QueryClient,
  onState: (state: FeedState) => void,
  announce: (m: FeedMessage) => void,
) {
  return connectFeed({
    onState,
    onOpen: () => {
      void client.invalidateQueries({ queryKey: ['incidents'] })
      void client.invalidateQueries({ queryKey: ['incident'] })
    },
    onMessage: (message) => {
      storeIncident(client, message.incident)
      client.setQueryData(['last-change', message.incident.id], message.row)
      void client.invalidateQueries({ queryKey: ['incident', message.incident.id] })
      announce(message)
    },
  })
}

/** A new serious incident, or one that has just become serious, and that nobody has taken. */
function isLoud({ row, incident }: FeedMessage): boolean {
  if (incident.severity < LOUD_SEVERITY || incident.decision !== 'auto' || incident.state !== 'suspected')
    return false
  return row.kind === 'created' || row.kind === 'severity-changed' || row.kind === 'decision-changed'
}

function useUnlock(): void {
  useEffect(() => {
    const unlock = (): void => unlockChime()
    window.addEventListener('pointerdown', unlock, { once: true })
    window.addEventListener('keydown', unlock, { once: true })
    return () => {
      window.removeEventListener('pointerdown', unlock)
      window.removeEventListener('keydown', unlock)
    }
  }, [])
}
