import { FeedMessage } from '@chudong/domain'

export type FeedState = 'connecting' | 'live' | 'lost'

export interface FeedHandlers {
  onState(state: FeedState): void
  onMessage(message: FeedMessage): void
  /** The stream opened (again): what was read before it may be out of date. */
  onOpen(): void
}

// Between one and two of these after a break: many desks must not come back in the same moment.
const RETRY_MS = 1000

/**
 * Follows `/api/feed`. After every break a new stream asks for the rows after the last one seen, so nothing is missed
 * even when no row came before the break (the browser's own retry has no id to send then). Returns how to stop.
 */
export function connectFeed(handlers: FeedHandlers): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: number | null = null
  const open = (): void => {
    source = new EventSource(last === null ? '/api/feed' : `/api/feed?after=${last}`)
    source.onopen = () => {
      handlers.onState('live')
      handlers.onOpen()
    }
    source.onerror = () => {
      handlers.onState('lost')
      source?.close()
      clearTimeout(timer)
      timer = setTimeout(open, RETRY_MS + Math.random() * RETRY_MS)
    }
    source.addEventListener('hello', (event) => {
      last ??= readHello(event.data)
    })
    source.addEventListener('incident', (event) => {
      const message = readMessage(event.data)
      if (!message || (last !== null && message.row.seq <= last)) return
      last = message.row.seq
      handlers.onMessage(message)
    })
  }
  handlers.onState('connecting')
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function readHello(data: string): number | null {
  const value = parseJson(data)
  const seq = typeof value === 'object' && value && 'seq' in value ? value.seq : null
  return typeof seq === 'number' ? seq : null
}

function readMessage(data: string): FeedMessage | null {
  const parsed = FeedMessage.safeParse(parseJson(data))
  return parsed.success ? parsed.data : null
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
