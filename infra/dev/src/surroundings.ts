import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** What the starters ask of the environment (`process.env` fits). */
export type Surroundings = Partial<
  Record<'PATH' | 'HOME' | 'JAVA_HOME' | 'ES_JAVA_HOME' | 'XDG_CACHE_HOME', string>
>

/** The full path of a program on PATH, or null. */
export function findOnPath(name: string, env: Surroundings): string | null {
  const places = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return places.map((folder) => join(folder, name)).find(isExecutable) ?? null
}

/**
 * The folder where downloads are kept, outside the tree. As root it is one that other users can enter, because the
 * server runs as one of them.
 */
export function cacheFolder(env: Surroundings, root = process.getuid?.() === 0): string {
  if (root) return '/var/cache/chudong'
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'chudong')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
