import type { IncidentProposal } from '@chudong/domain'
import { stages } from '@chudong/pipeline'
import type { Channel, Records } from '@chudong/ports'
import { aProposal } from '@chudong/ports/contract'
import { openRecords } from '@chudong/store'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestServer, type TestServer } from '../support/postgres.ts'

let server: TestServer
let records: Records
let close: () => Promise<void>
/** What the channels were given: channel, reason, key. */
let given: [string, string, string][]
let away: string[]

beforeAll(async () => {
  server = await openTestServer()
}, 60_000)
afterAll(() => server.stop())

beforeEach(async () => {
  const { url, giveBack } = await server.database()
  const opened = await openRecords({ url, applicationName: 'notices' })
  records = opened
  close = () => opened.close().then(giveBack)
  given = []
  away = []
})
afterEach(() => close())

const at = new Date('2026-11-24T01:00:00.000Z')
const officer = { kind: 'person', id: 'p-1', name: 'Trực ban' } as const

function channel(name: string): Channel {
  return {
    name,
    send: async ({ key, reason }) => {
      if (away.includes(name)) throw new Error(`${name} is away`)
      given.push([name, reason, key])
    },
    close: async () => {},
  }
}

/** Raises the event's incident and runs the stage that tells people of it. */
async function raiseAndTell(change: Partial<IncidentProposal> = {}): Promise<string> {
  const { incident } = await records.incidents.raise(aProposal(change), at)
  await tell(incident.id, incident.severity)
  return incident.id
}

async function tell(incidentId: string, severity: number): Promise<void> {
  const channels = [channel('email'), channel('webhook')]
  const ports = { records, channels, clock: { now: () => at }, incidentUrl: () => null }
  const stage = stages.find(({ topic }) => topic === 'incident.raised')
  const job = { key: incidentId, payload: { incidentId, severity }, attempt: 1, trace: null }
  const here = { ports, report: () => {}, atOnce: new Map(), guard: (work: () => unknown) => work() }
  await stage?.run(job, here as unknown as Parameters<typeof stage.run>[1])
}

const dismiss = (id: string) => records.incidents.dismiss({ id, actor: officer, at, reason: 'advice' })
const reasons = () => given.map(([name, reason]) => [name, reason])

test('every channel is told the same reason, once', async () => {
  const id = await raiseAndTell()
  await tell(id, 3)
  expect(given).toEqual([
    ['email', 'raised', `${id}-3-email`],
    ['webhook', 'raised', `${id}-3-webhook`],
  ])
})

test('a channel that was away is told later why the incident was raised, the other not again', async () => {
  away = ['webhook']
  const { incident } = await records.incidents.raise(aProposal(), at)
  await expect(tell(incident.id, 3)).rejects.toThrow('webhook is away')
  away = []
  await tell(incident.id, 3)
  expect(reasons()).toEqual([
    ['email', 'raised'],
    ['webhook', 'raised'],
  ])
})

test('a rise is told as one, a fall not at all', async () => {
  await raiseAndTell()
  await raiseAndTell({ severity: 5, turn: 2 })
  await raiseAndTell({ severity: 4, turn: 3 })
  expect(reasons()).toEqual([
    ['email', 'raised'],
    ['webhook', 'raised'],
    ['email', 'severity-changed'],
    ['webhook', 'severity-changed'],
  ])
})

test('a dismissed incident that comes back pages again, also at a severity that was told of before', async () => {
  const id = await raiseAndTell({ severity: 5 })
  await raiseAndTell({ severity: 4, turn: 2 })
  await dismiss(id)
  given = []
  await raiseAndTell({ severity: 5, turn: 3 })
  await tell(id, 5)
  expect(given).toEqual([
    ['email', 'reopened', `${id}-5-r1-email`],
    ['webhook', 'reopened', `${id}-5-r1-webhook`],
  ])
})

test('nobody is told of an incident that was dismissed while its alert waited', async () => {
  const { incident } = await records.incidents.raise(aProposal(), at)
  await dismiss(incident.id)
  await tell(incident.id, 3)
  expect(given).toEqual([])
})
