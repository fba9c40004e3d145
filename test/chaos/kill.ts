import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { openNewsroom } from '@chudong/newsroom'
import { examine, type Finding } from './examine.ts'
import { randomFrom } from './random.ts'

/**
 * Kills the desk's process (SIGKILL), or its whole PostgreSQL, at random moments while the newsroom publishes; then
 * looks whether an item is missing or doubled, or an incident doubled. Run: npx tsx test/chaos/kill.ts --kills 50 --seed 1
 */
export async function killAndLook(options: {
  kills: number
  seed: number
  say: (line: string) => void
}): Promise<Finding> {
  const random = randomFrom(options.seed)
  const folder = await mkdtemp(join(tmpdir(), 'chudong-chaos-'))
  const newsroom = await openNewsroom({ now: new Date() })
  const data = join(folder, 'data')
  const allowPrivate = [new URL(newsroom.url).host]
  const setting = { data, port: await freePort(), allowPrivate, sources: newsroom.sources }
  const settingFile = join(folder, 'setting.json')
  await writeFile(settingFile, JSON.stringify(setting))
  const publishing = publishOnAndOn(newsroom, random)
  try {
    let desk = startDesk(settingFile)
    for (let kill = 1; kill <= options.kills; kill++) {
      await wait(700 + random() * 6_300)
      const victim = random() < 0.5 || !(await postmasterPid(data)) ? 'desk' : 'PostgreSQL'
      if (victim === 'desk') await killDesk(desk)
      else await killPostgres(data)
      options.say(`kill ${kill}/${options.kills}: ${victim}`)
      if (hasEnded(desk)) desk = startDesk(settingFile)
    }
    publishing.stop()
    if (hasEnded(desk)) desk = startDesk(settingFile)
    const finding = await examine({ data, allowPrivate, newsroom, say: options.say })
    await stopDesk(desk)
    return finding
  } finally {
    publishing.stop()
    await newsroom.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const deskMain = fileURLToPath(new URL('./solo-process.ts', import.meta.url))

function startDesk(settingFile: string): ChildProcess {
  return spawn(process.execPath, ['--import', loader, deskMain, settingFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function hasEnded(desk: ChildProcess): boolean {
  return desk.exitCode !== null || desk.signalCode !== null
}

async function killDesk(desk: ChildProcess) {
  if (hasEnded(desk)) return
  const gone = new Promise((resolve) => desk.once('exit', resolve))
  if (!desk.kill('SIGKILL')) return
  await gone
}

async function stopDesk(desk: ChildProcess) {
  if (hasEnded(desk)) return
  const gone = new Promise((resolve) => desk.once('exit', resolve))
  desk.kill('SIGTERM')
  await gone
}

/** The postmaster and all its children at once, as when the machine loses them. */
async function killPostgres(data: string) {
  const pid = await postmasterPid(data)
  if (!pid) return
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
  for (const victim of [pid, ...children.split('\n').map(Number).filter(Boolean)]) {
    try {
      process.kill(victim, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

async function postmasterPid(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postgres', 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return pid > 0 ? pid : null
}

/** Publishes variants of the week's own items all the time, and edits some. */
function publishOnAndOn(newsroom: Awaited<ReturnType<typeof openNewsroom>>, random: () => number) {
  const models = newsroom.control.items()
  let count = 0
  const timer = setInterval(() => {
    const model = models[Math.floor(random() * models.length)]
    if (!model) return
    count += 1
    const text = [
      `Bản tin số ${count}. ${model.title}.`,
      `Theo tổng hợp của tòa soạn, ${model.title.toLowerCase()}; cơ quan chức năng đang xác minh, cập nhật lần ${count}.`,
    ]
    const item = newsroom.control.publish({
      id: `chaos-${count}`,
      site: 'nhip-song-viet',
      title: `${model.title} (tin ${count})`,
      text,
    })
    if (count % 7 === 0)
      newsroom.control.edit(item.itemId, {
        text: [...text, `Tòa soạn bổ sung lúc cuối ngày cho tin ${count}.`],
      })
  }, 700)
  return { stop: () => clearInterval(timer) }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function wait(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  })
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const finding = await killAndLook({ kills: Number(values.kills), seed: Number(values.seed), say })
  say(JSON.stringify({ ...finding, kills: Number(values.kills), seed: Number(values.seed) }, null, 2))
  process.exitCode =
    finding.missing.length + finding.doubled.length + finding.doubledIncidents.length + finding.quarantined >
    0
      ? 1
      : 0
}
