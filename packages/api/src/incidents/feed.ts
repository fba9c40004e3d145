import type { FeedMessage } from '@chudong/domain'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { personOf } from '../auth/guard.ts'
import type { Desk, DeskEnv } from '../desk.ts'

const batch = 200
const heartbeatMs = 15_000

/**
 * The live feed as Server-Sent Events: every log row once, in order, with its incident. `Last-Event-ID` (or `?after=`)
 * resumes after that row; without it the feed starts at the present. It ends when its reader's session has.
 */
export function feedRoutes(desk: Desk, bell: Bell) {
  return new Hono<DeskEnv>().get('/feed', (c) =>
    streamSSE(c, async (stream) => {
      const asked = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? Number.NaN)
      let seq = Number.isSafeInteger(asked) && asked >= 0 ? asked : await desk.records.incidents.latestSeq()
      await stream.writeSSE({ event: 'hello', data: JSON.stringify({ seq }) })
      let checked = Date.now()
      while (!stream.aborted && !stream.closed) {
        if (Date.now() - checked >= heartbeatMs) {
          if (!(await personOf(c, desk))) return
          checked = Date.now()
        }
        const rung = bell.wait(heartbeatMs)
        const rows = await desk.records.incidents.since(seq, batch)
        for (const message of rows) await stream.writeSSE(toEvent(message))
        seq = rows.at(-1)?.row.seq ?? seq
        if (rows.length === batch) continue
        if (!(await rung)) await stream.write(': still here\n\n')
      }
    }),
  )
}

function toEvent(message: FeedMessage) {
  return { id: String(message.row.seq), event: 'incident', data: JSON.stringify(message) }
}

/** Wakes every open feed at once when something changed, so that one listener serves them all. */
export interface Bell {
  ring(): void
  /** True when rung, false when `ms` passed first. */
  wait(ms: number): Promise<boolean>
}

/** A bell nobody has rung yet. */
export function makeBell(): Bell {
  let waiting = new Set<() => void>()
  return {
    ring() {
      const woken = waiting
      waiting = new Set()
      for (const wake of woken) wake()
    },
    wait(ms) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(() => {
          waiting.delete(wake)
          resolve(false)
        }, ms)
        timer.unref()
        waiting.add(wake)
      })
    },
  }
}
