import { type Config, toConfig } from './config.ts'
import { readEnv } from './env.ts'
import { type Logger, openLog } from './log.ts'
import { onShutdown } from './shutdown.ts'

type Start = (config: Config, log: Logger) => Promise<{ address: string; stop(): Promise<void> }>

/**
 * Runs a service on the process environment until a signal ends it, its log on standard output. A start that fails is
 * told in one sentence on standard error, with exit code 1.
 */
export async function runMain(name: string, start: Start): Promise<void> {
  try {
    const config = toConfig(readEnv())
    const log = openLog(config, 'stdout')
    const { address, stop } = await start(config, log)
    log.info({ event: 'listening', service: name, address })
    onShutdown(stop)
  } catch (error) {
    process.stderr.write(`chudong-${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
