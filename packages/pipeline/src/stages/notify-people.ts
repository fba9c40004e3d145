import type { Incident } from '@chudong/domain'
import { PermanentError } from '@chudong/domain'
import type { Channel } from '@chudong/ports'
import type { Ports, Stage } from '../ports.ts'
import type { IncidentRaised } from '../topics.ts'

/** Tells people of an incident through every channel, once per severity; the intent is recorded before, the outcome after. */
export const notifyPeople: Stage<IncidentRaised> = async ({ incidentId, severity }, ports) => {
  const incident = await ports.records.incidents.get(incidentId)
  if (!incident) return { incidentId, skipped: 'unknown' }
  if (incident.state === 'merged') return { incidentId, skipped: 'merged into another' }
  if (incident.severity > severity) return { incidentId, skipped: 'a higher severity has its own job' }
  if (ports.channels.length === 0) return nobody(incident, ports)
  const failures: unknown[] = []
  for (const channel of ports.channels)
    await deliver(channel, incident, ports).catch((error) => failures.push(error))
  const again = failures.find((error) => !(error instanceof PermanentError))
  if (again) throw again
  return { incidentId, severity, channels: ports.channels.length, refused: failures.length }
}

async function deliver(channel: Channel, incident: Incident, ports: Ports) {
  const key = `${incident.id}-${incident.severity}-${channel.name}`
  const message = { key, incidentId: incident.id, channel: channel.name }
  if (!(await ports.records.incidents.intend({ ...message, at: ports.clock.now() }))) return
  const reason = (await wasToldBefore(incident, ports)) ? 'severity-changed' : 'raised'
  try {
    await channel.send({ key, incident, url: ports.incidentUrl(incident.id), reason })
    await ports.records.incidents.sent({ ...message, at: ports.clock.now(), error: null })
  } catch (error) {
    await ports.records.incidents.sent({ ...message, at: ports.clock.now(), error: String(error) })
    throw error
  }
}

async function wasToldBefore(incident: Incident, ports: Ports) {
  const log = await ports.records.incidents.log(incident.id)
  return log.some((row) => row.kind === 'notification-sent')
}

/** An incident that nobody was told of is said in its log, once per severity. */
async function nobody(incident: Incident, ports: Ports) {
  const log = await ports.records.incidents.log(incident.id)
  const said = log.some((row) => row.kind === 'nobody-notified' && row.data.severity === incident.severity)
  const data = { severity: incident.severity, reason: 'no-channel' }
  if (!said) await ports.records.incidents.note(incident.id, 'nobody-notified', data, ports.clock.now())
  return { incidentId: incident.id, channels: 0 }
}
