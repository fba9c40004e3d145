import type { JobQueue, PublishOptions } from '@chudong/ports'
import { SpanKind } from '@opentelemetry/api'
import type { Tracing } from './tracing.ts'

/** One poll finds many articles: each of them gets a trace of its own, linked to the poll's. */
const finders: ReadonlySet<string> = new Set(['source.due'])

/** The queue with every job carrying on the trace of its publisher, whichever process works on it. */
export function tracedQueue(queue: JobQueue, tracing: Tracing): JobQueue {
  const carried = (topic: string, count: number, options?: PublishOptions): PublishOptions | undefined => {
    const now = tracing.current()
    if (!now) return options
    const trace = () => (finders.has(now.name) ? tracing.branch(`found ${topic}`) : now.traceparent)
    return { ...options, traces: Array.from({ length: count }, trace) }
  }
  return {
    ...queue,
    publish: (topic, payload, options) => queue.publish(topic, payload, carried(topic.name, 1, options)),
    publishMany: (topic, payloads, options) =>
      queue.publishMany(topic, payloads, carried(topic.name, payloads.length, options)),
    consume: (topic, handler) =>
      queue.consume(topic, (job) => {
        const attributes = { 'chudong.key': job.key, 'chudong.attempt': job.attempt }
        const options = { kind: SpanKind.CONSUMER, parent: job.trace, attributes }
        return tracing.span(topic.name, options, () => handler(job))
      }),
  }
}
