import { z } from 'zod'

/** The environment's names as typed optionals. Decides nothing: `toConfig` does. */
const Env = z.object({
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  CHUDONG_REDIS_CA: z.string().optional(),
  ELASTICSEARCH_URL: z.string().optional(),
  CHUDONG_ELASTIC_API_KEY: z.string().optional(),
  CHUDONG_ELASTIC_USER: z.string().optional(),
  CHUDONG_ELASTIC_PASSWORD: z.string().optional(),
  CHUDONG_ELASTIC_CA: z.string().optional(),
  CHUDONG_ELASTIC_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
    .optional(),
  CHUDONG_COVERAGE_MONTHS: z.coerce.number().int().min(1).max(1_200).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  CHUDONG_HOST: z.string().optional(),
  CHUDONG_DATA: z.string().optional(),
  CHUDONG_PUBLIC_URL: z.url().optional(),
  CHUDONG_ALLOW_PRIVATE: z.string().optional(),
  CHUDONG_CHROMIUM: z.string().optional(),
  CHUDONG_CHROMIUM_SANDBOX: z.enum(['on', 'off']).optional(),
  CHUDONG_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  CHUDONG_SMTP_URL: z.string().optional(),
  CHUDONG_MAIL_FROM: z.string().optional(),
  CHUDONG_MAIL_TO: z.string().optional(),
  CHUDONG_WEBHOOK_URL: z.url().optional(),
  CHUDONG_WEBHOOK_SECRET: z.string().optional(),
  CHUDONG_SUSPICION: z.enum(['own', 'research']).optional(),
  CHUDONG_SOURCES: z.string().optional(),
  CHUDONG_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  CHUDONG_METRICS_TOKEN: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
})
export type Env = z.infer<typeof Env>

/** Every name that the programs read, for whoever checks a deployment. */
export const envNames: readonly string[] = Object.keys(Env.shape)

/** Reads the process environment. Empty values count as not given; a broken one is told by name. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`the environment has broken values: ${problems.join('; ')}`)
}
