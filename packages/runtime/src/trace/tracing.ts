import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Attributes,
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { parseTraceParent } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node'

export interface SpanOptions {
  kind?: SpanKind
  attributes?: Attributes
  /** W3C traceparent to go on from; what runs now when not given. */
  parent?: string | null
}

/** Spans of this process. Trace ids stand in the log also when no collector is configured. */
export interface Tracing {
  /** Runs work inside a span; a thrown error marks it. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>
  /** Name, trace id and W3C traceparent of the span that runs now. */
  current(): { name: string; traceId: string; traceparent: string } | null
  /** A span that has just ended after `ms` milliseconds, inside what runs now. */
  past(name: string, ms: number, failed: boolean): void
  /** Begins a trace of its own that points back to what runs now; returns its traceparent. */
  branch(name: string): string
  /** Sends what is not yet sent, for at most three seconds. */
  close(): Promise<void>
}

export interface TracingOptions {
  /** As in `chudong-crawler`. */
  service: string
  /** Base address of an OTLP collector over HTTP; null = nothing is sent. */
  endpoint: string | null
}

interface Running {
  name: string
  context: Context
}

const LONGEST_SEND_MS = 3_000

/** Opens tracing without touching OpenTelemetry's globals: what runs now is known by this object alone. */
export function openTracing({ service, endpoint }: TracingOptions): Tracing {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': `${process.pid}` }),
    spanProcessors: endpoint === null ? [] : [new BatchSpanProcessor(exporterTo(endpoint))],
  })
  const tracer = provider.getTracer('chudong')
  const running = new AsyncLocalStorage<Running>()
  const now = () => running.getStore()?.context ?? ROOT_CONTEXT

  return {
    span(name, { kind = SpanKind.INTERNAL, attributes = {}, parent }, work) {
      const above = parent === undefined ? now() : contextOf(parent)
      const span = tracer.startSpan(name, { kind, attributes }, above)
      return running.run({ name, context: trace.setSpan(above, span) }, () => ended(span, work))
    },
    current() {
      const store = running.getStore()
      const span = store && trace.getSpan(store.context)
      if (!store || !span) return null
      return { name: store.name, traceId: span.spanContext().traceId, traceparent: traceparentOf(span) }
    },
    past(name, ms, failed) {
      const span = tracer.startSpan(name, { startTime: Date.now() - ms }, now())
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
    branch(name) {
      const above = trace.getSpanContext(now())
      const links = above ? [{ context: above }] : []
      const span = tracer.startSpan(name, { kind: SpanKind.PRODUCER, root: true, links })
      span.end()
      return traceparentOf(span)
    },
    close: () => provider.shutdown().catch(() => undefined),
  }
}

function exporterTo(endpoint: string): OTLPTraceExporter {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  return new OTLPTraceExporter({ url, timeoutMillis: LONGEST_SEND_MS })
}

async function ended<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await work(span)
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
    throw error
  } finally {
    span.end()
  }
}

function contextOf(traceparent: string | null): Context {
  const parsed = traceparent === null ? null : parseTraceParent(traceparent)
  if (!parsed || !isSpanContextValid(parsed)) return ROOT_CONTEXT
  return trace.setSpanContext(ROOT_CONTEXT, { ...parsed, isRemote: true })
}

function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}
