import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let current = Date.now()

/** The time now in milliseconds, refreshed once a second for the whole page by one timer. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current)
}

/** What `tell` says of the time now (milliseconds): asked once a second, drawn again only when it says something else. */
export function useTold(tell: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => tell(current))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  current = Date.now()
  timer ??= setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  current = Date.now()
  for (const listener of listeners) listener()
}
