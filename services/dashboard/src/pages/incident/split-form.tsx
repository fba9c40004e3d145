import type { Incident } from '@chudong/domain'
import { Button } from '@mantine/core'
import type { FormEvent } from 'react'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { useCommand } from '../../incident/use-command.ts'
import css from './split-form.module.css'

interface SplitFormProps {
  incident: Incident
  /** Ids of the marked items. */
  marked: string[]
  isAll: boolean
  onDone: () => void
}

/** Takes the marked items out of the incident; whether they become an incident of their own is judged anew. */
export function SplitForm({ incident, marked, isAll, onDone }: SplitFormProps) {
  const { t } = useWords()
  const command = useCommand(incident.id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const split = { verb: 'split' as const, version: incident.version, articleIds: marked }
    command.mutate({ command: split, seen: incident }, { onSuccess: onDone })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.hint}>
        {marked.length === 0 || isAll
          ? t('incident.splitHint')
          : t('incident.splitCount', { count: marked.length })}
      </p>
      <Button
        type="submit"
        variant="default"
        size="compact-md"
        disabled={marked.length === 0 || isAll}
        loading={command.isPending}
        data-testid="split"
      >
        {t('incident.split')}
      </Button>
      <div className={css.error}>
        <CommandError error={command.error} seen={command.variables?.seen ?? incident} />
      </div>
    </form>
  )
}
