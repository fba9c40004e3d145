import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(import.meta.resolve('../../services/cli/bin/chudong.mjs'))

test('good rows are answered in order, a broken line is told by its number and the exit code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-worthy-'))
  const [from, to] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
  const text = 'Chào cả nhà. Nước máy nhiễm asen làm 5 người chết.'
  await writeFile(
    from,
    `${JSON.stringify({ id: 7, text })}\n{"id": "x"}\n${JSON.stringify({ id: 'y', text: '' })}\n`,
  )
  const run = spawnSync(process.execPath, [program, 'check-worthy', '--in', from, '--out', to], {
    encoding: 'utf8',
  })
  const rows = (await readFile(to, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  await rm(folder, { recursive: true })
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('line 2')
  expect(rows).toMatchObject([
    { id: 7, sentences: [{ start: 13, text: 'Nước máy nhiễm asen làm 5 người chết.' }, { start: 0 }] },
    { id: 'y', sentences: [] },
  ])
}, 60_000)
