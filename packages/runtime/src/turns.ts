import type { HostTurns } from '@chudong/ports'
import { openRedisTurns } from '@chudong/queue'
import { openHostTurns } from '@chudong/store'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'

/** Whose turn it is to ask a host, kept where every crawler of this desk sees it: on Redis, else in the database. */
export async function openTurns(
  { redisUrl, redisCaFile }: Config,
  databaseUrl: string,
  applicationName: string,
  log: Logger,
): Promise<HostTurns> {
  if (redisUrl === null) return openHostTurns({ url: databaseUrl, applicationName })
  return openRedisTurns({ url: redisUrl, caFile: redisCaFile }, applicationName, log)
}
