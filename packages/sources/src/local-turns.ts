import { type HostTurns, LOOK_MS, TURN_MS, type Turn } from '@chudong/ports'

const HOUR = 3_600_000
const MAX_HOSTS = 10_000
const SHARED: Turn = { keep: async () => undefined, end: async () => undefined }

interface HostState {
  freeAt: number
  heldUntil: number
  owner: symbol | null
  intervalMs: number
  intervalUntil: number
}

/** Turns for the crawlers of one process alone, forgotten with it. `clock` counts milliseconds and never goes back. */
export function localTurns(clock: () => number = () => performance.now()): HostTurns {
  const hosts = new Map<string, HostState>()
  return {
    async take(host, intervalMs) {
      const state = stateOf(hosts, host, clock())
      const held = state.heldUntil - clock()
      if (held > 0) return { waitMs: held }
      const rest = state.freeAt - clock()
      if (rest > 0) return { waitMs: state.owner ? Math.min(rest, LOOK_MS) : rest }
      return { turn: intervalMs > 0 ? begin(state, intervalMs, clock) : SHARED }
    },
    async hold(host, ms) {
      const state = stateOf(hosts, host, clock())
      state.heldUntil = Math.max(state.heldUntil, clock() + ms)
    },
    close: async () => hosts.clear(),
  }
}

function stateOf(hosts: Map<string, HostState>, host: string, now: number): HostState {
  if (hosts.size > MAX_HOSTS)
    for (const [name, state] of hosts) if (Math.max(state.freeAt, state.heldUntil) < now) hosts.delete(name)
  const known = hosts.get(host)
  if (known) return known
  const fresh = { freeAt: 0, heldUntil: 0, owner: null, intervalMs: 0, intervalUntil: 0 }
  hosts.set(host, fresh)
  return fresh
}

function begin(state: HostState, intervalMs: number, clock: () => number): Turn {
  const owner = Symbol('turn')
  if (intervalMs >= state.intervalMs || state.intervalUntil < clock()) {
    state.intervalMs = intervalMs
    state.intervalUntil = clock() + HOUR
  }
  state.owner = owner
  state.freeAt = clock() + TURN_MS
  return {
    async keep() {
      if (state.owner === owner) state.freeAt = clock() + TURN_MS
    },
    async end() {
      if (state.owner !== owner) return
      state.owner = null
      state.freeAt = clock() + state.intervalMs
    },
  }
}
