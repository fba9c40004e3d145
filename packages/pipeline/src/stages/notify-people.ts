import type { Incident, LogRow } from '@chudong/domain'
import { PermanentError } from '@chudong/domain'
import type { Channel, NoticeReason } from '@chudong/ports'
import type { Ports, Stage } from '../ports.ts'
import type { IncidentRaised } from '../topics.ts'

/** An officer is done with these: who is told of them now is told of nothing. */
const OVER: readonly Incident['state'][] = ['dismissed', 'merged', 'closed']

/**
 * Tells people of an incident through every channel, once per severity and reopening, never that it became less severe;
 * the intent is recorded before, the outcome after.
 */
export const notifyPeople: Stage<IncidentRaised> = async ({ incidentId, severity }, ports) => {
  const incident = await ports.records.incidents.get(incidentId)
  if (!incident) return { incidentId, skipped: 'unknown' }
  if (OVER.includes(incident.state)) return { incidentId, skipped: `${incident.state} meanwhile` }
  if (incident.severity > severity) return { incidentId, skipped: 'a higher severity has its own job' }
  const log = await ports.records.incidents.log(incident.id)
  if (ports.channels.length === 0) return nobody(incident, log, ports)
  const notice = noticeOf(incident, log)
  if (!notice) return { incidentId, skipped: 'a higher severity was told of' }
  const failures: unknown[] = []
  for (const channel of ports.channels)
    await deliver(channel, incident, notice, ports).catch((error) => failures.push(error))
  const again = failures.find((error) => !(error instanceof PermanentError))
  if (again) throw again
  return { incidentId, severity, channels: ports.channels.length, refused: failures.length }
}

interface Notice {
  reason: NoticeReason
  /** Idempotency keys begin with it: the incident, its severity, and how often it was reopened. */
  key: string
}

/** What is new for those who were told before; null where the incident has only become less severe since. */
function noticeOf({ id, severity }: Incident, log: readonly LogRow[]): Notice | null {
  const reopenings = log.filter(({ kind }) => kind === 'reopened').length
  const since = log.slice(log.findLastIndex(({ kind }) => kind === 'reopened') + 1)
  const told = since
    .filter(({ kind }) => kind === 'notification-sent')
    .map(({ data }) => severityIn(data.key))
    .filter((other) => other !== severity)
  if (told.some((other) => other > severity)) return null
  const first = reopenings > 0 ? 'reopened' : 'raised'
  return {
    reason: told.length > 0 ? 'severity-changed' : first,
    key: reopenings > 0 ? `${id}-${severity}-r${reopenings}` : `${id}-${severity}`,
  }
}

/** The severity in a key as `noticeOf` makes it: "SC-261120-7K3F-4-email" → 4. */
function severityIn(key: unknown): number {
  return Number(/^SC-\d+-\w+-(\d)-/.exec(String(key))?.[1] ?? 0)
}

async function deliver(channel: Channel, incident: Incident, { reason, key: start }: Notice, ports: Ports) {
  const key = `${start}-${channel.name}`
  const message = { key, incidentId: incident.id, channel: channel.name }
  if (!(await ports.records.incidents.intend({ ...message, at: ports.clock.now() }))) return
  try {
    await channel.send({ key, incident, url: ports.incidentUrl(incident.id), reason })
    await ports.records.incidents.sent({ ...message, at: ports.clock.now(), error: null })
  } catch (error) {
    await ports.records.incidents.sent({ ...message, at: ports.clock.now(), error: String(error) })
    throw error
  }
}

/** An incident that nobody was told of is said in its log, once per severity. */
async function nobody(incident: Incident, log: readonly LogRow[], ports: Ports) {
  const said = log.some((row) => row.kind === 'nobody-notified' && row.data.severity === incident.severity)
  const data = { severity: incident.severity, reason: 'no-channel' }
  if (!said) await ports.records.incidents.note(incident.id, 'nobody-notified', data, ports.clock.now())
  return { incidentId: incident.id, channels: 0 }
}
