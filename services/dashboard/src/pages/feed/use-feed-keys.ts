import type { Incident } from '@chudong/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { commandIncident } from '../../api/incidents.ts'
import { useMe } from '../../app/role.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { storeIncident } from '../../live/store-incident.ts'

/** Moves through the feed by keys: j/k, Enter, a (take), d (dismiss), c (comment). */
export function useFeedKeys(incidents: Incident[]) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { mayHandle } = useMe()
  const [selectedId, select] = useState<string | null>(null)
  const [dismissingId, setDismissingId] = useState<string | null>(null)
  const at = incidents.findIndex((one) => one.id === selectedId)
  const selected = incidents[at]
  const move = (to: number): void => {
    const next = incidents[Math.min(Math.max(to, 0), incidents.length - 1)]
    if (!next) return
    select(next.id)
    focusRow(next.id)
  }
  const open = (hash?: string): void => {
    if (selected) void navigate({ to: '/su-co/$id', params: { id: selected.id }, hash: hash ?? '' })
  }
  const acknowledge = (): void => {
    if (!mayHandle || selected?.state !== 'suspected') return
    commandIncident(selected.id, { verb: 'acknowledge', version: selected.version }).then(
      (changed) => storeIncident(client, changed),
      () => void client.invalidateQueries({ queryKey: ['incidents'] }),
    )
  }
  useShortcuts({
    j: () => move(at + 1),
    k: () => move(at - 1),
    Enter: () => open(),
    c: () => open('y-kien'),
    a: acknowledge,
    d: () => {
      if (mayHandle && selected) setDismissingId(selected.id)
    },
  })
  const dismissing = incidents.find((one) => one.id === dismissingId) ?? null
  return { selectedId, select, dismissing, stopDismissing: () => setDismissingId(null) }
}

function focusRow(id: string): void {
  const row = [...document.querySelectorAll<HTMLElement>('[data-testid="incident-row"]')].find(
    (one) => one.dataset.id === id,
  )
  row?.querySelector('a')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}
