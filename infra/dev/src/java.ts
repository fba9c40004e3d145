import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { EngineMissingError } from './missing.ts'
import { findOnPath, type Surroundings } from './surroundings.ts'

/** Elasticsearch 8.19 starts on nothing older. */
const OLDEST = 17

/**
 * The home folder of a Java 17 or newer: ES_JAVA_HOME, JAVA_HOME, then `java` on PATH.
 * Throws EngineMissingError when none is new enough.
 */
export function findJava(env: Surroundings): string {
  const homes = [env.ES_JAVA_HOME, env.JAVA_HOME].filter((home) => home !== undefined && home !== '')
  const candidates = [...homes.map((home) => join(home ?? '', 'bin', 'java')), findOnPath('java', env)]
  for (const java of candidates) {
    const home = java === null ? null : homeOf(java)
    if (home !== null) return home
  }
  throw new EngineMissingError(
    `Java ${OLDEST} or newer`,
    'apt-get install openjdk-17-jre-headless, or set JAVA_HOME to one',
  )
}

/** Asks the program itself: on PATH it is often a link into another folder. */
function homeOf(java: string): string | null {
  const answer = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' })
  if (answer.status !== 0) return null
  const version = answer.stderr.match(/java\.specification\.version = (\d+)/)?.[1]
  return Number(version) >= OLDEST ? (answer.stderr.match(/java\.home = (.+)/)?.[1] ?? null) : null
}
