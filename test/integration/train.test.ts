import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assess, authoredRows, type LabelledRow, modelOf, train } from '@chudong/detect'
import { type ArticleDraft, Incident, IncidentView } from '@chudong/domain'
import { readRows, retrain, TrainingText } from '@chudong/evaluation'
import { articleId, receive } from '@chudong/pipeline'
import { keepModel, openModel } from '@chudong/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProgram, openDeskProgram } from '../support/desk-program.ts'
import { until } from '../support/until.ts'

const program = fileURLToPath(import.meta.resolve('../../services/cli/bin/chudong.mjs'))
const patience = 240_000

type Authored = LabelledRow & { neg_kind?: string }
const [, , judgement = [], papers = []] = authoredRows() as Authored[][]

/** A model that never saw advice, so that advice is raised and officers have something to dismiss. */
const known = [
  judgement.filter(({ incident }) => incident),
  judgement.filter((row) => row.neg_kind === 'easy'),
]
const base = [known.flatMap((rows) => rows.slice(0, 50)), known.flatMap((rows) => rows.slice(50, 100))]
const card = { name: 'office', data: [], terms: '', measured: '', trained: '2026-01-01T00:00:00Z' }
const former = train(base, card).packed

const isRaised = (row: Authored, model = modelOf(former)) =>
  assess({ title: row.title ?? '', text: row.text, publishedAt: new Date() }, model).incident
const advice = (authoredRows() as Authored[][])
  .flat()
  .filter((row) => row.neg_kind === 'advice' && !row.unsure && isRaised(row))
const real = papers.filter((row) => row.incident && !row.unsure && isRaised(row))
const OF_EACH = 50
/** Advice and incidents by turns, an hour apart, as a week of news has them. */
const stream = advice.slice(0, OF_EACH).flatMap((row, i) => [row, real[i] ?? row])
const needs = { labels: 40, heldEvents: 5 }

let desk: DeskProgram
let folder: string
let labels: TrainingText[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chudong-train-'))
  desk = await openDeskProgram((data) => keepModel(data, former))
}, patience)
afterAll(async () => {
  await desk?.close()
  await rm(folder, { recursive: true, force: true })
})

function draftOf(row: Authored, hoursAgo: number): ArticleDraft {
  return {
    sourceId: 'bao-song-que',
    sourceName: 'Báo Sông Quê',
    tier: 'mainstream',
    kind: 'article',
    externalId: row.id,
    url: `https://songque.example/${row.id}`,
    title: row.title ?? '',
    text: row.text,
    authors: [],
    images: [],
    language: 'vi',
    publishedAt: new Date(Date.now() - hoursAgo * 3_600_000),
    collectedAt: new Date(),
    engagement: null,
    rawSha256: null,
    evidence: {},
  }
}

/** Sends texts through the flow and waits until each is judged and nothing waits. */
async function judged(drafts: readonly ArticleDraft[]): Promise<void> {
  const { queue, records } = desk.solo.world
  await receive(queue, drafts)
  for (const draft of drafts)
    await until(`${draft.url} is judged`, async () => {
      const found = await records.articles.judged(articleId(draft))
      return found?.assessment != null
    })
  await until('nothing waits', async () => {
    const depths = await Promise.all(
      (['article.assessed', 'event.updated', 'incident.raised'] as const).map((topic) => queue.depth(topic)),
    )
    return depths.every(({ waiting, active }) => waiting + active === 0)
  })
}

async function chudong(...args: string[]): Promise<{ stdout: string; code: number }> {
  const { databaseUrl, dataDir } = desk.config
  const env = { ...process.env, DATABASE_URL: databaseUrl ?? '', CHUDONG_DATA: dataDir }
  const ran = promisify(execFile)(process.execPath, [program, ...args], { env })
  return ran.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
  )
}

const runningModel = async () =>
  ((await (await fetch(`${desk.solo.address}/health`)).json()) as { model: string }).model

test('what officers decided is exported: taken as incidents, dismissed with the reason, undecided not at all', {
  timeout: patience,
}, async () => {
  expect(await runningModel()).toMatch(/^office 0001/)
  await judged(stream.map((row, i) => draftOf(row, stream.length - i)))
  const officer = await desk.person('duty-officer')
  const incidents = Incident.array().parse(await (await desk.ask('/incidents?limit=500', officer)).json())
  const [undecided, ...others] = incidents
  let retyped = ''
  for (const { id } of others) {
    const view = IncidentView.parse(await (await desk.ask(`/incidents/${id}`, officer)).json())
    const isReal = view.members.some(({ url }) => real.some((row) => url?.endsWith(row.id)))
    if (isReal && retyped === '') {
      retyped = view.incident.eventId
      const answer = await desk.send(`/incidents/${id}/retype`, officer, { type: 'misconduct' })
      expect(await answer.json()).toMatchObject({ type: 'misconduct', field: 'phòng chống tiêu cực' })
    }
    const verb = isReal ? 'acknowledge' : 'dismiss'
    expect(
      (await desk.send(`/incidents/${id}/${verb}`, officer, { reason: 'advice', note: 'Bài của chị Hai' }))
        .status,
    ).toBe(200)
  }
  const file = join(folder, 'labels.jsonl')
  expect((await chudong('labels', 'export', '--out', file)).code).toBe(0)
  labels = readRows(file, TrainingText)
  expect(labels.length).toBeGreaterThan(80)
  const isIncident = new Map(stream.map((row) => [row.text, row.incident]))
  const right = labels.filter((row) => row.incident === isIncident.get(row.text)).length
  expect(right / labels.length).toBeGreaterThan(0.95)
  expect(labels.every(({ incident, noise }) => incident === (noise === undefined))).toBe(true)
  expect(labels.some(({ event }) => event === undecided?.eventId)).toBe(false)
  const typed = labels.filter(({ said }) => said?.includes('type'))
  expect(new Set(typed.map(({ event, type }) => `${event} ${type}`))).toEqual(
    new Set([`${retyped} misconduct`]),
  )
  const written = await readFile(file, 'utf8')
  for (const name of ['duty-officer', 'chị Hai']) expect(written).not.toContain(name)
})

test('with too few labels nothing is trained, and the number that is missing is told', {
  timeout: patience,
}, async () => {
  const file = join(folder, 'few.jsonl')
  await writeFile(
    file,
    labels
      .slice(0, 20)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  )
  const { stdout, code } = await chudong('train', '--labels', file)
  expect(code).toBe(1)
  expect(stdout).toMatch(/Too few labels: 20 labels can be used; at least 80 are needed, 60 more/)
  expect(await readdir(join(desk.config.dataDir, 'judgement'))).toEqual(['0001.json'])
})

test('a model that learned from wrong labels is not taken', { timeout: patience }, async () => {
  const times = labels.map((row) => row.published_at ?? '').sort()
  const newest = times[Math.floor(0.75 * times.length)] ?? ''
  const spoilt = labels.map((row) =>
    (row.published_at ?? '') < newest
      ? { ...row, incident: !row.incident, said: ['incident' as const] }
      : row,
  )
  const running = modelOf(former)
  const result = retrain(spoilt, { now: new Date(), base, running, needs })
  expect(result.outcome).toBe('not-better')
  expect(result.outcome === 'not-better' && result.objections.join()).toMatch(
    /recall as decided falls|worse on/,
  )
})

test('a better model is taken, judges advice otherwise after a restart, and can be taken back', {
  timeout: patience,
}, async () => {
  const { dataDir } = desk.config
  const { model } = await openModel(dataDir)
  const result = retrain(labels, { now: new Date(), base, running: model, needs })
  if (result.outcome !== 'better') throw new Error(JSON.stringify({ ...result, packed: null }))
  await keepModel(dataDir, result.packed)
  await desk.restart()
  expect(await runningModel()).toMatch(/^office 0002, trained 20/)
  const later = advice.slice(OF_EACH)
  const told = later.filter((row) => !isRaised(row, modelOf(result.packed)))
  expect(told.length / later.length).toBeGreaterThan(0.4)
  const [text] = told
  if (!text) throw new Error('no text is judged otherwise')
  const draft = draftOf(text, 1)
  await judged([draft])
  const found = await desk.solo.world.records.articles.judged(articleId(draft))
  expect(found?.assessment?.decision).toBe('ignore')
  expect((await chudong('train', '--undo')).stdout).toContain('office 0001')
  await desk.restart()
  expect(await runningModel()).toMatch(/^office 0001/)
})
