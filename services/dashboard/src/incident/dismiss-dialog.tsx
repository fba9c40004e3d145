import { type Incident, NoiseReason } from '@chudong/domain'
import { Button, Radio, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../app/dialog.tsx'
import { useWords } from '../i18n/start.ts'
import { CommandError } from './command-error.tsx'
import css from './dismiss-dialog.module.css'
import { useCommand } from './use-command.ts'

interface DismissDialogProps {
  incident: Incident
  opened: boolean
  onClose: () => void
}

/** Asks why an alert was noise; the dialog stays open with what was typed when the incident changed meanwhile. */
export function DismissDialog({ incident, opened, onClose }: DismissDialogProps) {
  const { t } = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('incident.dismissTitle')}>
      <DismissForm incident={incident} onClose={onClose} />
    </Dialog>
  )
}

function DismissForm({ incident, onClose }: Omit<DismissDialogProps, 'opened'>) {
  const { t } = useWords()
  const [reason, setReason] = useState<NoiseReason | null>(null)
  const [note, setNote] = useState('')
  const [seen, setSeen] = useState(incident)
  const command = useCommand(incident.id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!reason) return
    const dismiss = {
      verb: 'dismiss' as const,
      version: incident.version,
      reason,
      note: note.trim() || undefined,
    }
    setSeen(incident)
    command.mutate({ command: dismiss }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit}>
      <p className={css.title}>{incident.title}</p>
      <Radio.Group
        label={t('incident.dismissWhy')}
        description={t('incident.dismissHint')}
        value={reason}
        onChange={(value) => setReason(NoiseReason.safeParse(value).data ?? null)}
      >
        <div className={css.reasons}>
          {NoiseReason.options.map((one, index) => (
            <Radio
              key={one}
              value={one}
              label={t(`noise.${one}`)}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('incident.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
      />
      <CommandError error={command.error} seen={seen} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          type="submit"
          color="red"
          disabled={!reason}
          loading={command.isPending}
          data-testid="dismiss-confirm"
        >
          {t('incident.dismiss')}
        </Button>
      </div>
    </form>
  )
}
