import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type { Config } from '@chudong/runtime'
import type { Command } from 'commander'
import { compareCoverage } from '../compare-coverage.ts'
import { printJson, printTable } from '../output.ts'
import { configOf, inWorld, withData } from '../world.ts'

interface Check {
  what: string
  ok: boolean
  found: string
}

/** `chudong doctor`: what this machine has and what is missing. Exit 1 when something needed is missing. */
export function doctorCommand(program: Command): void {
  withData(program.command('doctor'))
    .description('check what this machine has: Node, disk, port, database, browser, pages')
    .option('--port <n>', 'port of the desk', Number)
    .option('--json', 'print JSON')
    .action(async (flags: { data?: string; port?: number; json?: boolean }) => {
      const config = configOf(flags)
      const checks = [
        node(),
        await disk(config),
        await port(config),
        browser(config),
        pages(config),
        ...(await stores(flags)),
      ]
      if (flags.json) printJson(checks)
      else
        printTable(
          ['', 'check', 'found'],
          checks.map(({ ok, what, found }) => [ok ? '✓' : '✗', what, found]),
        )
      if (checks.some((check) => !check.ok)) process.exitCode = 1
    })
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return {
    what: 'Node 20.19 or newer',
    ok: major > 20 || (major === 20 && minor >= 19),
    found: process.versions.node,
  }
}

async function disk({ dataDir }: Config): Promise<Check> {
  let folder = dataDir
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free = Math.round((bavail * bsize) / 1024 / 1024)
  return { what: '1 GB free for data', ok: free >= 1024, found: `${free} MB free at ${folder}` }
}

async function port({ host, port: wanted }: Config): Promise<Check> {
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(wanted, host, () => server.close(() => resolve(true)))
  })
  const found = free ? 'free' : 'in use (a running desk, or another program)'
  return { what: `port ${wanted}`, ok: true, found }
}

function browser({ chromiumPath }: Config): Check {
  const found =
    chromiumPath ?? 'none: pages built by JavaScript are not read (install chromium, or set CHUDONG_CHROMIUM)'
  return { what: 'Chromium (for sources that need it)', ok: true, found }
}

function pages({ dashboardDir }: Config): Check {
  const built = existsSync(`${dashboardDir}/index.html`)
  return { what: 'pages of the desk', ok: built, found: built ? 'built' : 'not built: npm run setup' }
}

async function stores(flags: { data?: string }): Promise<Check[]> {
  const [what, search] = ['database', 'search store']
  try {
    return await inWorld(flags, async (world) => {
      const answers = { what, ok: true, found: 'answers' }
      return [answers, { what: search, ...(await compareCoverage(world).catch(asFailure)) }]
    })
  } catch (error) {
    return [{ what, ...asFailure(error) }]
  }
}

function asFailure(error: unknown) {
  return { ok: false, found: error instanceof Error ? error.message : String(error) }
}
