import { Incident } from '@chudong/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiFailure } from '../api/client.ts'
import { commandIncident, type IncidentCommand } from '../api/incidents.ts'
import { storeIncident } from '../live/store-incident.ts'

/** Sends one command for an incident and shows the answer everywhere; on 409 the newer incident is shown instead. */
export function useCommand(id: string) {
  const client = useQueryClient()
  return useMutation<Incident, Error, { command: IncidentCommand; seen?: Incident }>({
    mutationFn: ({ command, seen }) => sendCommand(id, command, seen),
    onSuccess: (incident) => {
      storeIncident(client, incident)
      void client.invalidateQueries({ queryKey: ['incident', id] })
    },
    onError: (error) => {
      const current = currentOf(error)
      if (current) storeIncident(client, current)
      void client.invalidateQueries({ queryKey: ['incident', id] })
    },
  })
}

async function sendCommand(id: string, command: IncidentCommand, seen?: Incident): Promise<Incident> {
  try {
    return await commandIncident(id, command)
  } catch (error) {
    const current = currentOf(error)
    if (command.verb !== 'acknowledge' || !seen || !current || !stillSame(seen, current)) throw error
    return commandIncident(id, { ...command, version: current.version })
  }
}

/** A new item alone must not stop an officer from taking the incident: what matters has not changed. */
function stillSame(seen: Incident, current: Incident): boolean {
  return current.state === seen.state && current.severity === seen.severity && current.title === seen.title
}

/** The incident as it is now, from a 409 answer. */
export function currentOf(error: unknown): Incident | null {
  if (!(error instanceof ApiFailure) || error.status !== 409) return null
  return Incident.safeParse(error.details).data ?? null
}
