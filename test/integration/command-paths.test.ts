import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const program = fileURLToPath(import.meta.resolve('../../services/cli/bin/chudong.mjs'))
const line = `${JSON.stringify({ id: 'a', text: 'Trạm y tế xã nhắc lịch tiêm chủng.' })}\n`

let folder: string
let from: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chudong-paths-'))
  from = join(folder, 'in.jsonl')
  await writeFile(from, line)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function chudong(...args: string[]): { status: number | null; told: string } {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, told: stderr }
}

test('the file that is read is never written over', async () => {
  const same = join(folder, '.', 'in.jsonl')
  const { status, told } = chudong('check-worthy', '--in', from, '--out', same)
  expect({ status, told }).toMatchObject({ status: 1, told: expect.stringContaining('--out another name') })
  expect(await readFile(from, 'utf8')).toBe(line)
})

test('an output file that cannot be made is told in one line', () => {
  const { status, told } = chudong('check-worthy', '--in', from, '--out', join(folder, 'none', 'out.jsonl'))
  expect(status).toBe(1)
  expect(told).toMatch(/^chudong: ENOENT.*out\.jsonl'\n$/)
})

test('an unknown tier is told with those that there are', () => {
  const { status, told } = chudong('import', from, '--data', join(folder, 'data'), '--tier', 'king')
  expect(status).toBe(1)
  expect(told).toMatch(/^chudong: unknown tier "king": use government, .*hotline\n$/)
})
