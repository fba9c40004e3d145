import { Worker } from 'node:worker_threads'
import { Extracted, PermanentError } from '@chudong/domain'
import type { Extractor } from '@chudong/ports'
import { z } from 'zod'
import type { ExtractTask } from './extract-worker.ts'

const Answer = z.object({ id: z.number(), extracted: Extracted.optional(), error: z.string().optional() })

interface Waiting {
  task: ExtractTask
  resolve(extracted: Extracted): void
  reject(error: Error): void
}

interface Lane {
  worker: Worker
  /** A worker's own start does not count into a page's time. */
  ready: boolean
  busy: Waiting | null
  timer: NodeJS.Timeout | null
}

/**
 * Extraction in worker threads with bounded time and memory: a page that takes longer than `maxMillis` loses its worker
 * and fails; the other pages go on in a new one. A page that fails every time becomes poison by its job's tries.
 * No worker runs before the first page: most processes never extract one.
 */
export function openExtractorPool(options: { workers: number; maxMillis: number }): Extractor {
  const queue: Waiting[] = []
  const lanes: Lane[] = []
  let ids = 0
  let closed = false

  function start() {
    while (lanes.length < options.workers) {
      const lane = { worker: startWorker(), ready: false, busy: null, timer: null }
      lanes.push(lane)
      listen(lane)
    }
  }

  function listen(lane: Lane) {
    const { worker } = lane
    worker.on('message', (message) => {
      // A worker that lost its place for slowness may still answer: the page is no longer its own.
      if (lane.worker !== worker) return
      lane.ready = true
      if (message === 'ready') assign()
      else settle(lane, (waiting) => answer(waiting, message))
    })
    worker.on('error', (error) =>
      replace(lane, worker, new Error(`extraction broke: ${error.message}`, { cause: error })),
    )
    worker.on('exit', () => replace(lane, worker, new Error('extraction ended early')))
    worker.unref()
  }

  function replace(lane: Lane, dead: Worker, reason: Error) {
    if (closed || lane.worker !== dead) return
    lane.worker = startWorker()
    lane.ready = false
    listen(lane)
    settle(lane, (waiting) => waiting.reject(reason))
  }

  function settle(lane: Lane, finish: (waiting: Waiting) => void) {
    const waiting = lane.busy
    if (lane.timer) clearTimeout(lane.timer)
    lane.busy = null
    if (waiting) finish(waiting)
    assign()
  }

  function assign() {
    for (const lane of lanes) {
      if (lane.busy || !lane.ready) continue
      const next = queue.shift()
      if (!next) return
      lane.busy = next
      lane.worker.postMessage(next.task)
      lane.timer = setTimeout(() => overrun(lane), options.maxMillis)
    }
  }

  function overrun(lane: Lane) {
    const slow = lane.worker
    replace(lane, slow, new Error(`extraction took longer than ${options.maxMillis} ms`))
    void slow.terminate()
  }

  return {
    extract: ({ url, bytes, contentType }) =>
      new Promise((resolve, reject) => {
        start()
        queue.push({ task: { id: ++ids, url, bytes, contentType }, resolve, reject })
        assign()
      }),
    async close() {
      closed = true
      await Promise.all(lanes.map((lane) => lane.worker.terminate()))
    },
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./extract-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
}

function answer(waiting: Waiting, message: unknown) {
  const { extracted, error } = Answer.parse(message)
  if (extracted) waiting.resolve(extracted)
  else waiting.reject(new PermanentError(`extraction failed: ${error ?? 'no answer'}`))
}
