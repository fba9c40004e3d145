import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from '@chudong/engine'

/** Where an Elasticsearch of ours keeps what. */
export interface ElasticFolders {
  config: string
  data: string
  snapshots: string
  temporary: string
}

export interface NodeSettings {
  httpPort: number
  transportPort: number
  /** User and password are asked for. */
  security: boolean
  tls: boolean
}

/** Names of the folders below one folder. */
export function foldersOf(dir: string): ElasticFolders {
  return {
    config: join(dir, 'config'),
    data: join(dir, 'data'),
    snapshots: join(dir, 'snapshots'),
    temporary: join(dir, 'tmp'),
  }
}

/** Makes the folders and writes the configuration of one node that hears 127.0.0.1 alone. */
export async function writeConfig(folders: ElasticFolders, settings: NodeSettings): Promise<void> {
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })
  const own: Record<string, unknown> = {
    'cluster.name': 'chudong-dev',
    'node.name': 'dev',
    'discovery.type': 'single-node',
    'network.host': '127.0.0.1',
    'http.port': settings.httpPort,
    'transport.port': settings.transportPort,
    'path.data': folders.data,
    'path.logs': folders.temporary,
    'path.repo': [folders.snapshots],
    // A disk that is nearly full would make every index read-only.
    'cluster.routing.allocation.disk.threshold_enabled': false,
    'xpack.security.enabled': settings.security,
  }
  if (settings.tls) {
    own['xpack.security.http.ssl.enabled'] = true
    own['xpack.security.http.ssl.certificate'] = join(folders.config, 'http.crt')
    own['xpack.security.http.ssl.key'] = join(folders.config, 'http.key')
  }
  // JSON is YAML, and quotes what has to be quoted.
  const yaml = Object.entries(own).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  await writeFile(join(folders.config, 'elasticsearch.yml'), yaml.join(''))
  await writeFile(join(folders.config, 'jvm.options'), `-Djava.io.tmpdir=${folders.temporary}\n`)
  await writeFile(join(folders.config, 'log4j2.properties'), LOG_SETTINGS)
}

const LOG_SETTINGS = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`

/** The first password of the user "elastic", in the node's keystore as Elasticsearch wants it. */
export function keepPassword(
  home: string,
  env: Record<string, string>,
  account: Account,
  password: string,
): void {
  const tool = join(home, 'bin', 'elasticsearch-keystore')
  const answer = spawnSync(tool, ['add', '--stdin', '--force', 'bootstrap.password'], {
    ...account,
    env,
    input: `${password}\n`,
    encoding: 'utf8',
  })
  if (answer.status !== 0) throw new Error(`the password could not be kept: ${answer.stdout}${answer.stderr}`)
}
