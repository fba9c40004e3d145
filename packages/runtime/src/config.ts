import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SuspicionName } from '@chudong/detect'
import type { EmailOptions } from '@chudong/notify'
import type { ElasticConnection } from '@chudong/store/elastic'
import type { Env } from './env.ts'

export interface Config {
  /** Folder of the embedded engine, logs and settings. */
  dataDir: string
  host: string
  port: number
  /** null = the embedded PostgreSQL. */
  databaseUrl: string | null
  /** null = jobs on PostgreSQL. */
  redisUrl: string | null
  /** Certificates of who signed the Redis server's; null = the system's. */
  redisCaFile: string | null
  /** null = coverage on PostgreSQL. */
  elastic: (ElasticConnection & { prefix: string | undefined }) | null
  /** Whole months that coverage is kept after its collection, the current one included; null = for ever. */
  coverageMonths: number | null
  publicUrl: string | null
  /** Exact host:port pairs of the office's own network that may be fetched. */
  allowPrivate: string[]
  chromiumPath: string | null
  /** False where the container is the sandbox and keeps Chromium from making its own. */
  chromiumSandbox: boolean
  logLevel: NonNullable<Env['CHUDONG_LOG_LEVEL']>
  email: EmailOptions | null
  webhook: { url: string; secret: string } | null
  dashboardDir: string
  /** A JSON file with the sources to watch; null = the catalogue of Vietnamese outlets. */
  sourcesFile: string | null
  /** Port of the health endpoints of a service without pages; 0 = a free one, told in the log. */
  healthPort: number
  /** Which weights of suspicion judge here. */
  suspicion: SuspicionName
  metricsToken: string | null
  /** Base address of an OpenTelemetry collector (OTLP over HTTP); null = traces stay in the log. */
  otlpEndpoint: string | null
}

/** Values given on the command line; they win over the environment. */
export interface Flags {
  port?: number | undefined
  data?: string | undefined
  allowPrivate?: string[] | undefined
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Environment and flags to one typed configuration: defaults, groups, and refusals of what cannot go together. */
export function toConfig(env: Env, flags: Flags = {}): Config {
  return {
    dataDir: resolve(flags.data ?? env.CHUDONG_DATA ?? resolve(root, 'data')),
    host: env.CHUDONG_HOST ?? '127.0.0.1',
    port: flags.port ?? env.PORT ?? 8686,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    redisCaFile: env.CHUDONG_REDIS_CA ?? null,
    elastic: elasticOf(env),
    coverageMonths: env.CHUDONG_COVERAGE_MONTHS ?? null,
    publicUrl: env.CHUDONG_PUBLIC_URL ?? null,
    allowPrivate: [...listed(env.CHUDONG_ALLOW_PRIVATE), ...(flags.allowPrivate ?? [])],
    chromiumPath: chromium(env.CHUDONG_CHROMIUM),
    chromiumSandbox: env.CHUDONG_CHROMIUM_SANDBOX !== 'off',
    logLevel: env.CHUDONG_LOG_LEVEL ?? 'info',
    email: emailOf(env),
    webhook: webhookOf(env),
    dashboardDir: resolve(root, 'services/dashboard/dist'),
    sourcesFile: env.CHUDONG_SOURCES ?? null,
    healthPort: env.CHUDONG_HEALTH_PORT ?? env.PORT ?? 0,
    suspicion: env.CHUDONG_SUSPICION ?? 'own',
    metricsToken: env.CHUDONG_METRICS_TOKEN ?? null,
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  }
}

function elasticOf(env: Env): Config['elastic'] {
  if (!env.ELASTICSEARCH_URL) return null
  if ((env.CHUDONG_ELASTIC_USER === undefined) !== (env.CHUDONG_ELASTIC_PASSWORD === undefined))
    throw new Error('CHUDONG_ELASTIC_USER and CHUDONG_ELASTIC_PASSWORD need each other')
  return {
    url: env.ELASTICSEARCH_URL,
    apiKey: env.CHUDONG_ELASTIC_API_KEY,
    username: env.CHUDONG_ELASTIC_USER,
    password: env.CHUDONG_ELASTIC_PASSWORD,
    caFile: env.CHUDONG_ELASTIC_CA,
    prefix: env.CHUDONG_ELASTIC_PREFIX,
  }
}

function emailOf(env: Env): EmailOptions | null {
  if (!env.CHUDONG_SMTP_URL) return null
  const to = listed(env.CHUDONG_MAIL_TO)
  if (!env.CHUDONG_MAIL_FROM || to.length === 0)
    throw new Error('CHUDONG_SMTP_URL needs CHUDONG_MAIL_FROM and CHUDONG_MAIL_TO beside it')
  return { smtpUrl: env.CHUDONG_SMTP_URL, from: env.CHUDONG_MAIL_FROM, to }
}

function webhookOf(env: Env) {
  if (!env.CHUDONG_WEBHOOK_URL) return null
  if (!env.CHUDONG_WEBHOOK_SECRET)
    throw new Error('CHUDONG_WEBHOOK_URL needs CHUDONG_WEBHOOK_SECRET beside it')
  return { url: env.CHUDONG_WEBHOOK_URL, secret: env.CHUDONG_WEBHOOK_SECRET }
}

function listed(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function chromium(given: string | undefined): string | null {
  return given ?? systemChromium.find((path) => existsSync(path)) ?? null
}
