import pg from 'pg'
import type { ConnectOptions } from './connect.ts'

export type Channel = 'chudong_log'

/** What other processes say through PostgreSQL's NOTIFY, on one connection of its own. */
export interface Notices {
  /** Resolves when nothing more can be missed. Returns the way to stop. */
  on(channel: Channel, listener: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

const channels: readonly Channel[] = ['chudong_log']
const firstPauseMs = 100
const longestPauseMs = 2_000

interface State {
  listeners: Map<Channel, Set<() => void>>
  client: pg.Client | null
  opening: Promise<void> | null
  retry: NodeJS.Timeout | null
  closed: boolean
}

/**
 * Listens once something asks for it. When the server goes away it connects again (after 0.1 s, then up to 2 s) and
 * then calls every listener once, because something may have been missed.
 */
export function openNotices(options: ConnectOptions): Notices {
  const state: State = {
    listeners: new Map(channels.map((channel) => [channel, new Set()])),
    client: null,
    opening: null,
    retry: null,
    closed: false,
  }
  return {
    on: (channel, listener) => subscribe(state, options, channel, listener),
    close: () => close(state),
  }
}

async function subscribe(state: State, options: ConnectOptions, channel: Channel, listener: () => void) {
  // A wrapper of its own, so that one function may listen twice and stop once.
  const call = () => listener()
  state.listeners.get(channel)?.add(call)
  state.opening ??= open(state, options)
  try {
    await state.opening
  } catch (error) {
    state.listeners.get(channel)?.delete(call)
    state.opening = null
    throw error
  }
  return async () => {
    state.listeners.get(channel)?.delete(call)
  }
}

async function open(state: State, options: ConnectOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: `${options.applicationName}-listen`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  client.on('notification', (notice) => tell(state, notice.channel))
  try {
    await client.connect()
    for (const channel of channels) await client.query(`listen ${channel}`)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  if (state.closed) return client.end()
  state.client = client
  client.once('end', () => lost(state, options))
}

function lost(state: State, options: ConnectOptions) {
  state.client = null
  if (!state.closed) reopenAfter(state, options, firstPauseMs)
}

function reopenAfter(state: State, options: ConnectOptions, pauseMs: number) {
  state.retry = setTimeout(async () => {
    try {
      await open(state, options)
      for (const channel of channels) tell(state, channel)
    } catch {
      if (!state.closed) reopenAfter(state, options, Math.min(pauseMs * 2, longestPauseMs))
    }
  }, pauseMs)
}

function tell(state: State, channel: string) {
  const found = channels.find((known) => known === channel)
  if (found) for (const listener of state.listeners.get(found) ?? []) listener()
}

async function close(state: State) {
  state.closed = true
  if (state.retry) clearTimeout(state.retry)
  await state.opening?.catch(() => undefined)
  await state.client?.end()
}
