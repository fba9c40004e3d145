import type { IncidentProposal } from '@chudong/domain'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
// @boundaries-ignore test support is shared by every package
import { openTestServer, type TestServer } from '../../../../test/support/postgres.ts'
import { verifyAudit } from './audit.ts'
import { openRecords } from './records.ts'

const at = new Date('2026-11-24T01:00:00Z')
const proposal: IncidentProposal = {
  eventId: 'ev-1',
  decision: 'auto',
  type: 'outbreak',
  severity: 3,
  province: 'Huế',
  field: 'phòng bệnh',
  title: 'Ổ dịch sởi',
  diseases: ['sởi'],
  cases: 6,
  deaths: null,
  items: 1,
  sources: 1,
  reasons: [],
  publishedAt: at,
  graspedAt: at,
  turn: 1,
}

let server: TestServer
let url: string

beforeAll(async () => {
  server = await openTestServer()
}, 60_000)

afterAll(() => server.stop())

beforeEach(async () => {
  const database = await server.database()
  url = database.url
  const records = await openRecords({ url, applicationName: 'audit' })
  const { incident } = await records.incidents.raise(proposal, at)
  const actor = { kind: 'person', id: 'p1', name: 'Cán bộ trực' } as const
  await records.incidents.acknowledge({ id: incident.id, actor, at })
  await records.incidents.comment({
    id: incident.id,
    actor,
    at,
    text: 'Số 1,50 và 1e21: {"b":1,"a":[2,{"z":0}]}',
  })
  await records.incidents.note(incident.id, 'escalated', { z: 1.5, a: { y: [1, { x: null }], b: 1e21 } }, at)
  await records.close()
  return database.giveBack
})

async function run(statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

const verify = () => verifyAudit({ url, applicationName: 'audit' })
/** As somebody with full power over the database would. */
const forge = (statement: string) => run(`set session_replication_role = replica; ${statement}`)

test('an untouched log is whole', async () => {
  expect(await verify()).toEqual({ rows: 4, brokenAt: null })
})

test.each([
  'update incident_log set at = now()',
  'delete from incident_log',
  'truncate incident_log',
  `update audit set content = ''`,
  'delete from audit',
  'truncate audit',
])('"%s" is refused', async (statement) => {
  await expect(run(statement)).rejects.toThrow('only grows')
})

test.each([
  ['a changed comment', `update incident_log set data = '{"text":"khác"}' where seq = 3`, 3],
  ['a changed time', `update incident_log set at = at + interval '1 minute' where seq = 2`, 2],
  ['another name', `update incident_log set actor = jsonb_set(actor, '{name}', '"X"') where seq = 2`, 2],
  [
    'a row taken out of both tables',
    'delete from incident_log where seq = 2; delete from audit where seq = 2',
    2,
  ],
  ['a row taken out of the log', 'delete from incident_log where seq = 4', 4],
  ['a row taken out of the audit', 'delete from audit where seq = 4', 4],
  [
    'a row changed in both tables',
    `update incident_log set kind = 'closed' where seq = 2;
     update audit set content = replace(content, 'acknowledged', 'closed') where seq = 2`,
    2,
  ],
])('%s is found, with its number', async (_what, statement, brokenAt) => {
  await forge(statement)
  expect(await verify()).toEqual({ rows: brokenAt - 1, brokenAt })
})

test('an incident that grows while people are told of it: neither waits for the other in a circle', async () => {
  const records = await openRecords({ url, applicationName: 'audit' })
  const raised = await records.incidents.raise(proposal, at)
  const rounds = Array.from({ length: 40 }, (_, i) => [
    records.incidents.raise({ ...proposal, items: i + 2 }, at),
    records.incidents.note(raised.incident.id, 'nobody-notified', { severity: i }, at),
  ])
  const ends = await Promise.allSettled(rounds.flat())
  await records.close()
  expect(ends.filter((end) => end.status === 'rejected')).toEqual([])
})
