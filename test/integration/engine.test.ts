import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, EngineError, openEngine } from '@chudong/engine'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startProgram } from '../support/programs.ts'
import { until } from '../support/until.ts'

// Each test starts several programs and servers.
vi.setConfig({ testTimeout: 120_000 })
const program = new URL('./engine-process.ts', import.meta.url).pathname
/** A stopped, fresh data folder: making one takes a second or more, copying it does not. */
let made: string
let dir: string
let opened: Engine[]

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'chudong-engine-'))
  const engine = await openEngine({ dir: made })
  await engine.stop()
})
afterAll(() => rmSync(made, { recursive: true, force: true }))
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chudong-engine-'))
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((engine) => engine.stop()))
  rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function open(path = dir, onRestart?: () => void): Promise<Engine> {
  const engine = await openEngine({ dir: path, onRestart })
  opened.push(engine)
  return engine
}

const startFromMade = () => execFileSync('cp', ['-a', `${made}/.`, dir])

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const serverPid = (path = dir) =>
  Number.parseInt(readFileSync(join(path, 'postgres', 'postmaster.pid'), 'utf8'), 10)
/** A process that only waits to be reaped is dead. */
const lives = (pid: number) =>
  /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim())

test('a first start makes a UTF-8 database that knows Vietnamese letters and listens on no network port', async () => {
  const engine = await open()
  const [row] = await query(
    engine.url,
    `select current_database() as db, lower('ĐẮK LẮK') as low, current_setting('listen_addresses') as tcp,
     current_setting('server_encoding') as encoding, current_setting('synchronous_commit') as durable`,
  )
  expect(row).toEqual({ db: 'chudong', low: 'đắk lắk', tcp: '', encoding: 'UTF8', durable: 'on' })
})

test('what was written is there after stop and start, and no server stays behind', async () => {
  startFromMade()
  const first = await open()
  await query(first.url, 'create table t (n int); insert into t values (7)')
  const pid = serverPid()
  await first.stop()
  expect(lives(pid)).toBe(false)
  const second = await open()
  expect(await query(second.url, 'select n from t')).toEqual([{ n: 7 }])
})

test('a second process joins the running server, and the last one to leave stops it', async () => {
  startFromMade()
  const engine = await open()
  const pid = serverPid()
  const other = startProgram(program, [dir])
  await other.says('open')
  expect(serverPid()).toBe(pid)
  await engine.stop()
  expect(lives(pid)).toBe(true)
  other.tell('stop')
  await other.ended
  expect(lives(pid)).toBe(false)
})

test('two processes that open a new folder at once share one server', async () => {
  const programs = [startProgram(program, [dir]), startProgram(program, [dir]), startProgram(program, [dir])]
  await Promise.all(programs.map((each) => each.says('open')))
  const engine = await open()
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
  for (const each of programs) each.tell('stop')
  await Promise.all(programs.map((each) => each.ended))
})

test('a process that exits without a word leaves no server behind', async () => {
  startFromMade()
  const other = startProgram(program, [dir])
  await other.says('open')
  const pid = serverPid()
  other.tell('exit')
  await other.ended
  await until('the server ended', () => !lives(pid))
})

test('after kill -9 of the owning process the next one joins its server', async () => {
  startFromMade()
  const other = startProgram(program, [dir])
  await other.says('open')
  const pid = serverPid()
  other.kill()
  await other.ended
  const engine = await open()
  expect(serverPid()).toBe(pid)
  await engine.stop()
  expect(lives(pid)).toBe(false)
})

test('a program named chudong-… that is still connected keeps the server alive', async () => {
  startFromMade()
  const engine = await open()
  const pid = serverPid()
  const client = new pg.Client({ connectionString: engine.url, application_name: 'chudong-report' })
  await client.connect()
  await engine.stop()
  expect(lives(pid)).toBe(true)
  await client.end()
  await (await open()).stop()
  expect(lives(pid)).toBe(false)
})

test('a killed server is brought back while the process runs, with everything that was committed', async () => {
  startFromMade()
  let restarts = 0
  const engine = await open(dir, () => restarts++)
  await query(engine.url, 'create table t (n int)')
  for (const round of [1, 2, 3]) {
    await query(engine.url, `insert into t values (${round})`)
    process.kill(serverPid(), 'SIGKILL')
    await until('it is back', () => restarts === round)
  }
  expect(await query(engine.url, 'select count(*)::int as n from t')).toEqual([{ n: 3 }])
})

test('server and owner killed together: the next start recovers', async () => {
  startFromMade()
  const other = startProgram(program, [dir])
  await other.says('open')
  other.kill()
  process.kill(serverPid(), 'SIGKILL')
  await other.ended
  const engine = await open()
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a first start killed in its middle is begun anew', async () => {
  for (const afterMs of [150, 450, 800]) {
    const other = startProgram(program, [dir])
    await until('the folder is being made', () =>
      readdirSync(dir).some((name) => name.startsWith('postgres')),
    )
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    other.kill()
    await other.ended
  }
  const engine = await open()
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a stale postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  startFromMade()
  await (await open()).stop()
  writeFileSync(
    join(dir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n/nowhere\n1\n5432\n.\n\n1 1\nready\n`,
  )
  const engine = await open()
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a path too long for a socket works', async () => {
  const long = join(dir, 'một-thư-mục-dài'.repeat(4), 'x'.repeat(100))
  const engine = await open(long)
  expect(await query(engine.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await engine.stop()
})

test('a folder with somebody’s files is refused and left as it was', async () => {
  writeFileSync(join(dir, 'luận văn.docx'), 'x')
  await expect(open()).rejects.toMatchObject({ name: 'EngineError', code: 'data-folder' })
  expect(readdirSync(dir)).toEqual(['luận văn.docx'])
  const file = join(dir, 'luận văn.docx')
  await expect(open(file)).rejects.toMatchObject({ code: 'data-folder' })
  await expect(open(join(file, 'data'))).rejects.toMatchObject({ code: 'data-folder' })
})

test('data of another PostgreSQL version are refused and left as they were', async () => {
  startFromMade()
  await (await open()).stop()
  writeFileSync(join(dir, 'postgres', 'PG_VERSION'), '17\n')
  const refusal = await open().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(EngineError)
  expect(refusal).toMatchObject({ code: 'data-version' })
  expect(existsSync(join(dir, 'postgres', 'base'))).toBe(true)
})

const isRoot = process.getuid?.() === 0

test.runIf(isRoot)('root can keep its data below a folder that nobody else may enter', async () => {
  chmodSync(dir, 0o700)
  mkdirSync(join(dir, 'closed'), { mode: 0o700 })
  const path = join(dir, 'closed', 'data')
  const engine = await open(path)
  const [row] = await query(engine.url, 'show data_directory')
  expect(row).toBeDefined()
  expect(
    execFileSync('ps', ['-o', 'uid=', '-p', String(serverPid(path))], { encoding: 'utf8' }).trim(),
  ).not.toBe('0')
  await engine.stop()
  const again = await open(path)
  expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.stop()
})

test.runIf(isRoot)('an ordinary user opens its own folder, and is told when it may not write', async () => {
  const place = mkdtempSync(join(tmpdir(), 'chudong-user-'))
  const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }))
  execFileSync('chown', ['-R', 'nobody', place])
  try {
    const mine = startProgram(program, [join(place, 'data')], { uid: nobody })
    await mine.says('open')
    mine.tell('stop')
    await mine.ended
    chmodSync(dir, 0o700)
    const refused = startProgram(program, [join(dir, 'data')], { uid: nobody })
    await refused.ended
    expect(refused.heard()).toContain('data-permission')
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})

test('no server is started among the living sessions of a killed one: they still write', async () => {
  startFromMade()
  const first = await open()
  const client = new pg.Client({ connectionString: first.url })
  client.on('error', () => {})
  await client.connect()
  const session = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
  client.query('select count(*) from generate_series(1, 30000000)').catch(() => {})
  process.kill(serverPid(), 'SIGKILL')
  const second = await open()
  expect(await query(second.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  expect(lives(session)).toBe(false)
  await client.end().catch(() => {})
})
