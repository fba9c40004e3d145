import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import {
  access,
  constants,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { diskFull, EngineError, fileError, isCode } from './errors.ts'

/** Free bytes that a new cluster needs beside room to work. */
const ROOM = 200 * 1024 * 1024
/** Linux takes 108 bytes with the closing zero, macOS 104. */
const SOCKET_PATH_MAX = process.platform === 'linux' ? 107 : 103
const HARMLESS = new Set(['lost+found', '.gitkeep', '.gitignore', '.DS_Store'])
const OURS = new Set(['engine', 'postgres', 'chudong.json'])

/** Where everything of one data folder lies (absolute real paths). */
export interface Folder {
  readonly dir: string
  readonly cluster: string
  readonly lock: string
  readonly users: string
  readonly startLog: string
}

/** Makes the data folder when it is missing, and refuses one that holds something else, without touching it. */
export async function prepareFolder(path: string): Promise<Folder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o750 })
    const dir = await realpath(path)
    await refuseForeign(dir)
    await access(dir, constants.W_OK | constants.X_OK)
    await writeFile(join(dir, 'chudong.json'), '{ "program": "chudong" }\n')
    const engine = join(dir, 'engine')
    await mkdir(join(engine, 'users'), { recursive: true, mode: 0o700 })
    return {
      dir,
      cluster: join(dir, 'postgres'),
      lock: join(engine, 'lock'),
      users: join(engine, 'users'),
      startLog: join(engine, 'start.log'),
    }
  } catch (error) {
    throw fileError(error, path)
  }
}

async function refuseForeign(dir: string): Promise<void> {
  const entries = await readdir(dir)
  if (entries.includes('PG_VERSION')) throw foreign(dir, 'it is the inside of another PostgreSQL data folder')
  if (entries.includes('chudong.json')) return
  const strange = entries.find((name) => !HARMLESS.has(name) && !OURS.has(name))
  if (strange) throw foreign(dir, `it holds "${strange}", which this program did not make`)
}

function foreign(dir: string, why: string): EngineError {
  return new EngineError(
    'data-folder',
    `${dir} is not a data folder of this program (${why}): name an empty folder. Nothing was changed.`,
  )
}

/** True when a cluster of this major version is there, false when none; throws when it is another's or another version. */
export async function hasCluster(folder: Folder, major: number): Promise<boolean> {
  const entries = await readdir(folder.cluster).catch((error: unknown): string[] => {
    if (isCode(error, 'ENOENT')) return []
    throw fileError(error, folder.cluster)
  })
  if (entries.length === 0) return false
  if (!entries.includes('PG_VERSION')) throw foreign(folder.cluster, 'it has no PG_VERSION')
  const version = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (version !== String(major)) {
    throw new EngineError(
      'data-version',
      `The data in ${folder.cluster} were written by PostgreSQL ${version} and this program brings ${major}: use the release that wrote them, export, and import here.`,
    )
  }
  return true
}

/** Refuses to begin a cluster on a nearly full disk. */
export async function needRoom(dir: string): Promise<void> {
  const disk = await statfs(dir)
  if (disk.bavail * disk.bsize < ROOM) throw diskFull(dir)
}

/**
 * Clears half-made clusters that a start killed in its middle left behind. Its initdb may still be writing there:
 * what cannot be removed now goes at the next start.
 */
export async function sweepHalfMade(folder: Folder): Promise<void> {
  for (const name of await readdir(folder.dir)) {
    if (!name.startsWith('postgres.new-')) continue
    await rm(join(folder.dir, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
}

/** What the server and its clients call the socket's folder: inside the cluster, or a short one when that path is too long. */
export interface SocketPlace {
  readonly forServer: string
  readonly forClients: string
}

/** Chooses the socket's folder for a cluster; the same answer for every process. */
export function socketPlace(cluster: string): SocketPlace {
  const inside = Buffer.byteLength(join(cluster, '.s.PGSQL.5432'))
  if (inside <= SOCKET_PATH_MAX) return { forServer: '.', forClients: cluster }
  const short = join(tmpdir(), `chudong-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
  return { forServer: short, forClients: short }
}

/** Makes the short socket folder, private to the server's user; throws when somebody else holds that name. */
export function prepareSocketPlace(place: SocketPlace, account: Account): void {
  if (place.forServer === '.') return
  const uid = account?.uid ?? process.getuid?.() ?? 0
  mkdirSync(place.forServer, { recursive: true, mode: 0o700 })
  const found = lstatSync(place.forServer)
  const mine = found.uid === uid || found.uid === process.getuid?.()
  if (!found.isDirectory() || !mine) {
    throw new EngineError(
      'data-permission',
      `The socket folder ${place.forServer} belongs to another user: remove it.`,
    )
  }
  if (account) chownSync(place.forServer, account.uid, account.gid)
  chmodSync(place.forServer, 0o700)
}

/** The text of a log, its last 16 kB; '' when there is none. */
export async function tailOf(path: string): Promise<string> {
  const size = await stat(path).catch(() => null)
  if (!size) return ''
  const text = await readFile(path, 'utf8')
  return text.slice(-16_384)
}
