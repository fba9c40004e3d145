import type { Incident } from '@chudong/domain'
import { Button, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { mergeTargetsQuery } from '../../api/incidents.ts'
import { Dialog } from '../../app/dialog.tsx'
import { Failed, PageLoading } from '../../app/page-states.tsx'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { useCommand } from '../../incident/use-command.ts'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import css from './merge-dialog.module.css'
import { matchingTargets } from './merge-targets.ts'

interface MergeDialogProps {
  incident: Incident
  opened: boolean
  onClose: () => void
}

/** Asks which incident this one is the same as; the server says which may be chosen, newest first. */
export function MergeDialog({ incident, opened, onClose }: MergeDialogProps) {
  const { t } = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('incident.mergeTitle')}>
      <MergeForm incident={incident} onClose={onClose} />
    </Dialog>
  )
}

function MergeForm({ incident, onClose }: Omit<MergeDialogProps, 'opened'>) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const [into, setInto] = useState<string | null>(null)
  const [seen, setSeen] = useState(incident)
  const command = useCommand(incident.id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!into) return
    setSeen(incident)
    const merge = { verb: 'merge' as const, version: incident.version, into }
    command.mutate({ command: merge }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} data-testid="merge-form">
      <p className={css.title}>{incident.title}</p>
      <p className={css.hint}>{t('incident.mergeHint')}</p>
      <TextInput
        label={t('incident.mergeSearch')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <Targets incident={incident} words={words} chosen={into} onChoose={setInto} />
      <CommandError error={command.error} seen={seen} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" disabled={!into} loading={command.isPending} data-testid="merge-confirm">
          {t('incident.mergeConfirm')}
        </Button>
      </div>
    </form>
  )
}

interface TargetsProps {
  incident: Incident
  words: string
  chosen: string | null
  onChoose: (id: string) => void
}

function Targets({ incident, words, chosen, onChoose }: TargetsProps) {
  const { t } = useWords()
  const { data, error, isPending } = useQuery(mergeTargetsQuery(incident.id))
  if (isPending) return <PageLoading />
  if (!data) return <Failed error={error} title={t('incident.mergeFailed')} />
  const found = matchingTargets(data, words, (type) => t(`type.${type}`))
  const shown = data.filter((one) => one.id === chosen || found.includes(one))
  if (shown.length === 0) return <p className={css.hint}>{t('incident.mergeNone')}</p>
  return (
    <Radio.Group
      className={css.group ?? ''}
      label={t('incident.mergeInto')}
      value={chosen}
      onChange={onChoose}
    >
      <div className={css.targets}>
        {shown.map((one) => (
          <Target key={one.id} incident={one} />
        ))}
      </div>
    </Radio.Group>
  )
}

function Target({ incident }: { incident: Incident }) {
  const { t, language } = useWords()
  const raised = useTold((now) => formatMoment(incident.raisedAt, now, language))
  const { type, province, id } = incident
  const facts = [t(`type.${type}`), province || t('fact.noPlace'), raised, id]
  return (
    <Radio value={id} label={incident.title} description={facts.join(' · ')} data-testid="merge-target" />
  )
}
