import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Plain JavaScript on Node alone: these run before anything is installed. */

export const root = fileURLToPath(new URL('../../', import.meta.url))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Installs and builds what is missing or out of date; quick when nothing is. */
export async function setUp() {
  refuseOldNode()
  await install()
  await buildPages()
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Node ${process.versions.node} is too old: Chủ Động needs 20.19 or newer (https://nodejs.org).`)
}

async function install() {
  const manifests = ['packages', 'services', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  )
  const own = ['package.json', 'test/package.json']
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...own, ...manifests]
  const stamp = join(root, 'node_modules', '.chudong-installed')
  await whenChanged(stamp, inputs, async () => {
    tell(`Installing packages with ${packageManager} (the first time takes a minute)…`)
    await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'])
  })
}

async function buildPages() {
  const pages = join(root, 'services', 'dashboard')
  const inputs = [
    'services/dashboard/src',
    'services/dashboard/index.html',
    'services/dashboard/vite.config.ts',
    'packages/domain/src',
    'pnpm-lock.yaml',
  ]
  await whenChanged(join(pages, 'dist', '.chudong-built'), inputs, async () => {
    tell('Building the pages of the desk…')
    await run(
      process.execPath,
      [join(pages, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
      pages,
    )
  })
}

/** Does the work unless the stamp holds the hash of the inputs as they are; writes the stamp after. */
async function whenChanged(stamp, inputs, work) {
  const hash = hashOf(inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await work()
  writeFileSync(stamp, hash)
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version + process.platform + process.arch)
  for (const input of inputs)
    for (const file of filesUnder(join(root, input)))
      hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/** Runs a command with its output shown; ends this process with a clear sentence when it fails. */
export async function run(command, args, cwd = root) {
  const code = await exitCode(command, args, cwd)
  if (code !== 0) fail(`"${command} ${args.join(' ')}" ended with code ${code}; the lines above say why.`)
}

/** Runs a command with its output shown and gives its exit code. */
export function exitCode(command, args, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', (error) => {
      tell(String(error))
      resolve(127)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

export function tell(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  tell(`\nchudong: ${text}`)
  process.exit(1)
}
