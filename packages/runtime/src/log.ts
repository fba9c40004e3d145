import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JobReport } from '@chudong/pipeline'
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger }

/** JSON lines to `<data>/chudong.log`, or to standard output for a service whose supervisor keeps the log. */
export function openLog(config: Pick<Config, 'dataDir' | 'logLevel'>, target: 'file' | 'stdout'): Logger {
  const options = { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  if (target === 'stdout') return pino(options)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  return pino(options, pino.destination({ dest: join(config.dataDir, 'chudong.log'), sync: true }))
}

/** One wide event per job, with the trace that follows its article: never bodies, never personal data. */
export function reportTo(log: Logger, traceId: () => string | undefined) {
  return ({ facts, error, ms, ...job }: JobReport) => {
    const fields = { ...job, ms: Math.round(ms * 10) / 10, ...facts, traceId: traceId() }
    if (error === null) log.info(fields)
    else
      log.warn({
        ...fields,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      })
  }
}
