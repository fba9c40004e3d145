import { type Incident, IncidentType } from '@chudong/domain'
import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { useCommand } from '../../incident/use-command.ts'
import css from './actions.module.css'

/** Says which type the incident really is; the machine leaves it so, and learns from it when it is trained again. */
export function RetypeForm({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const [type, setType] = useState<IncidentType | null>(null)
  const command = useCommand(incident.id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!type) return
    const retype = { verb: 'retype' as const, version: incident.version, type }
    command.mutate({ command: retype, seen: incident }, { onSuccess: () => setType(null) })
  }
  return (
    <form onSubmit={submit}>
      <div className={css.inline}>
        <Select
          label={t('incident.retype')}
          allowDeselect={false}
          data={IncidentType.options.map((one) => ({ value: one, label: t(`type.${one}`) }))}
          value={type ?? incident.type}
          onChange={(value) => setType(IncidentType.safeParse(value).data ?? null)}
          data-testid="retype-type"
        />
        <Button
          type="submit"
          variant="default"
          disabled={!type || type === incident.type}
          loading={command.isPending}
          data-testid="retype"
        >
          {t('incident.retypeButton')}
        </Button>
      </div>
      <CommandError error={command.error} seen={command.variables?.seen ?? incident} />
    </form>
  )
}
