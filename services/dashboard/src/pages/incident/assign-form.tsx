import type { Incident } from '@chudong/domain'
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { peopleQuery } from '../../api/people.ts'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { useCommand } from '../../incident/use-command.ts'
import css from './actions.module.css'

/** Hands the incident to a person of the office. */
export function AssignForm({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const { data: people = [] } = useQuery(peopleQuery)
  const [personId, setPersonId] = useState<string | null>(null)
  const command = useCommand(incident.id)
  const chosen = personId ?? incident.assigneeId
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!personId) return
    const assign = { verb: 'assign' as const, version: incident.version, personId }
    command.mutate({ command: assign, seen: incident }, { onSuccess: () => setPersonId(null) })
  }
  return (
    <form onSubmit={submit}>
      <div className={css.inline}>
        <Select
          label={t('incident.assign')}
          placeholder={t('incident.choosePerson')}
          searchable
          allowDeselect={false}
          data={people.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }))}
          value={chosen}
          onChange={setPersonId}
        />
        <Button
          type="submit"
          variant="default"
          disabled={!personId || personId === incident.assigneeId}
          loading={command.isPending}
          data-testid="assign"
        >
          {t('incident.assignButton')}
        </Button>
      </div>
      <CommandError error={command.error} seen={command.variables?.seen ?? incident} />
    </form>
  )
}
