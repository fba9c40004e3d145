import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { postgresForTests, type TestDatabase } from '../support/engines.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const program = fileURLToPath(import.meta.resolve('../../services/cli/bin/chudong.mjs'))

let database: TestDatabase
let pool: pg.Pool
let folder: string

beforeAll(async () => {
  database = await (await postgresForTests()).createDatabase()
  pool = new pg.Pool({ connectionString: database.url, application_name: 'hostile-import-test', max: 2 })
  folder = await mkdtemp(join(tmpdir(), 'chudong-import-'))
})

afterAll(async () => {
  await pool?.end()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  code: number | string | null | undefined
  out: string
  told: string
}

/** Writes the file and imports it as an officer would, in a process of its own with an own data folder. */
async function importFile(name: string, content: string | Uint8Array, more: string[] = []): Promise<Ended> {
  const file = join(folder, name)
  await writeFile(file, content)
  const args = [program, 'import', file, '--data', join(folder, 'data'), ...more]
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, maxBuffer: 64_000_000 }, (error, out, told) =>
      resolve({ code: error ? error.code : 0, out, told }),
    )
  })
}

async function storedIds(prefix: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select a.external_id as id from articles a join coverage_docs c on c.id = a.id where a.external_id like $1 order by a.external_id',
    [`${prefix}%`],
  )
  return rows.map((row) => row.id)
}

const row = (id: string, text = `Trạm y tế xã ${id} nhắc lịch tiêm chủng mở rộng trong tháng.`) =>
  JSON.stringify({ id, text, created_at: '2026-11-20T08:00:00+07:00' })

test('a CSV with wrong columns is told by its lines, and the good rows come in', async () => {
  const lines = [
    'id,text,created_at',
    'csv-1,Ngày hội hiến máu tình nguyện ở nhà văn hóa huyện,20/11/2026 08:00',
    'csv-2,thiếu một cột',
    'csv-3,Trạm y tế xã khám sức khỏe cho người cao tuổi,20/11/2026 09:00,thừa,hai',
    'csv-4,Đoàn thanh niên phát quang bụi rậm quanh khu dân cư,hôm nào đó',
    'csv-5,Lớp tập huấn sơ cứu cho giáo viên mầm non toàn huyện,20/11/2026 10:00',
  ]
  const ended = await importFile('cot.csv', `${lines.join('\n')}\n`)
  expect(ended.told.trim().split('\n')).toEqual([
    'dòng 3: có 2 cột, tiêu đề có 3',
    'dòng 4: có 5 cột, tiêu đề có 3',
    expect.stringMatching(/^dòng 5: ngày đăng không đọc được: "hôm nào đó"/),
  ])
  expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('2 rows taken in, 3 refused') })
  expect(await storedIds('csv-')).toEqual(['csv-1', 'csv-5'])
})

test('a CSV without a column for the text is refused at its first line, and the columns are named', async () => {
  const ended = await importFile('la.csv', 'ma,ngay,ghi_chu\n1,20/11/2026,gì đó\n')
  expect(ended.told).toMatch(/^dòng 1: không có cột nội dung .*các cột: ma, ngay, ghi_chu/)
  expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('0 rows taken in, 1 refused') })
})

test('in JSONL a post of five megabytes, broken bytes, deep nesting and broken JSON cost their lines only', async () => {
  const lines = [
    row('dong-1'),
    row('dong-2', 'x'.repeat(5 * 1_048_576)),
    '{"id": "dong-3", "text": "dở dang',
    Buffer.concat([
      Buffer.from('{"id":"dong-4","text":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]),
    `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
    '{"__proto__": {"text": "không phải nội dung"}, "id": "dong-6"}',
    row('dong-7', `Nửa chữ \ud83d và số không \u0000 giữa câu về lịch tiêm chủng của trạm y tế.`),
    row('dong-8', Array.from({ length: 100_000 }, (_, n) => `từ${n}`).join(' ')),
    row('dong-9'),
  ]
  const file = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]))
  const ended = await importFile('bai.jsonl', file)
  expect(ended.told.trim().split('\n')).toEqual([
    expect.stringMatching(/^dòng 2: dài quá \d+ byte/),
    'dòng 3: không phải JSON',
    'dòng 4: không phải UTF-8',
    expect.stringMatching(/^dòng 5: không phải/),
    expect.stringMatching(/^dòng 6: thiếu nội dung/),
  ])
  expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('4 rows taken in, 5 refused') })
  expect(await storedIds('dong-')).toEqual(['dong-1', 'dong-7', 'dong-8', 'dong-9'])
})
