import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { EngineMissingError } from './missing.ts'
import { cacheFolder, findOnPath, type Surroundings } from './surroundings.ts'

const VERSION = '8.19.5'
const SHA256 = '5d3a8f63f66d828a24d29f88819bf2c6e695d124c470da3ab92a5d6cc1397785'
/** The official core of Elasticsearch, without its bundled Java, Docker or plugins; 97 MB. */
const ARTIFACT = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${VERSION}:zip`
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'

/**
 * The folder of an unpacked Elasticsearch, fetched with Maven at the first time and kept in the cache folder.
 * A zip that lies in the cache folder already is taken instead. Throws EngineMissingError without Maven or network.
 */
export async function elasticHome(
  env: Surroundings,
  say: (message: string) => void,
  cache = cacheFolder(env),
): Promise<string> {
  const home = join(cache, `elasticsearch-${VERSION}`)
  if (existsSync(home)) return home
  await mkdir(cache, { recursive: true, mode: 0o755 })
  const work = await mkdtemp(join(cache, 'new-'))
  try {
    const laid = join(cache, `elasticsearch-${VERSION}.zip`)
    const zip = existsSync(laid) ? laid : await download(work, laid, env, say)
    await unpack(zip, work)
    // Two runs may do this at once: the second finds the folder there and keeps the first one's.
    await rename(join(work, `elasticsearch-${VERSION}`), home).catch((error: unknown) => {
      if (!existsSync(home)) throw error
    })
    return home
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function download(
  work: string,
  laid: string,
  env: Surroundings,
  say: (message: string) => void,
): Promise<string> {
  const maven = findOnPath('mvn', env)
  const otherwise = `or lay the file of Maven's ${ARTIFACT} at ${laid}`
  if (maven === null)
    throw new EngineMissingError('Maven (it fetches Elasticsearch)', `apt-get install maven, ${otherwise}`)
  say(`Fetching Elasticsearch ${VERSION} with Maven (97 MB, once)`)
  const options = ['-q', '-B', COPY_GOAL, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${work}`]
  try {
    await promisify(execFile)(maven, options, { cwd: work, timeout: 600_000, maxBuffer: 16_000_000 })
  } catch (error) {
    throw new EngineMissingError(
      `Elasticsearch (Maven could not fetch it: ${firstError(error)})`,
      `connect to the network, ${otherwise}`,
      { cause: error },
    )
  }
  return join(work, `elasticsearch-${VERSION}.zip`)
}

function firstError(error: unknown): string {
  const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
  return said.match(/\[ERROR\] (.{1,200})/)?.[1] ?? 'no answer'
}

/** Checked before a byte of it is used; throws when the file is not the pinned one. */
async function unpack(zip: string, into: string): Promise<void> {
  const bytes = await readFile(zip)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== SHA256) throw new Error(`${zip} is not Elasticsearch ${VERSION}: its SHA-256 is ${found}`)
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const path = join(into, name)
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) await writeFile(path, content)
    if (name.includes('/bin/') && !name.endsWith('/')) await chmod(path, 0o755)
  }
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', join(into, `elasticsearch-${VERSION}`)])
}
