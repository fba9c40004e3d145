import { type Incident, OPEN_STATES } from '@chudong/domain'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../app/role.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { DismissDialog } from '../../incident/dismiss-dialog.tsx'
import { useCommand } from '../../incident/use-command.ts'
import css from './actions.module.css'
import { AssignForm } from './assign-form.tsx'
import { COMMENT_ID, CommentForm } from './comment-form.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { RetypeForm } from './retype-form.tsx'

const OVER = ['dismissed', 'closed', 'merged']

/** What a person may do with the incident: take it, dismiss it, say its right type, hand it to someone, write about it. */
export function Actions({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const { mayHandle } = useMe()
  return (
    <section className={`card ${css.card}`} aria-labelledby="actions">
      <h2 id="actions" className={css.title}>
        {t('incident.actions')}
      </h2>
      {mayHandle ? <MainButtons incident={incident} /> : <p className={css.note}>{t('incident.readOnly')}</p>}
      {mayHandle && !OVER.includes(incident.state) && <RetypeForm incident={incident} />}
      {mayHandle && !OVER.includes(incident.state) && <AssignForm incident={incident} />}
      <CommentForm incident={incident} />
    </section>
  )
}

function MainButtons({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const [dismissing, setDismissing] = useState(false)
  const [merging, setMerging] = useState(false)
  const take = useCommand(incident.id)
  const canTake = incident.state === 'suspected'
  const canMerge = OPEN_STATES.some((state) => state === incident.state)
  const canDismiss = !OVER.includes(incident.state)
  const acknowledge = (): void => {
    const command = { verb: 'acknowledge' as const, version: incident.version }
    if (canTake && !take.isPending) take.mutate({ command, seen: incident })
  }
  useShortcuts({
    a: acknowledge,
    d: () => setDismissing(canDismiss),
    m: () => setMerging(canMerge),
    c: () => document.getElementById(COMMENT_ID)?.focus(),
  })
  return (
    <>
      <div className={css.buttons}>
        {canTake && (
          <Button onClick={acknowledge} loading={take.isPending} data-testid="acknowledge">
            {t('feed.acknowledge')}
          </Button>
        )}
        {canDismiss && (
          <Button variant="default" onClick={() => setDismissing(true)} data-testid="dismiss">
            {t('incident.dismiss')}
          </Button>
        )}
        {canMerge && (
          <Button
            variant="default"
            className={css.wide ?? ''}
            onClick={() => setMerging(true)}
            data-testid="merge"
          >
            {t('incident.merge')}
          </Button>
        )}
      </div>
      {!canDismiss && (
        <p className={css.note}>{t('incident.doneState', { state: t(`state.${incident.state}`) })}</p>
      )}
      <CommandError error={take.error} seen={take.variables?.seen ?? incident} />
      <DismissDialog incident={incident} opened={dismissing} onClose={() => setDismissing(false)} />
      <MergeDialog incident={incident} opened={merging} onClose={() => setMerging(false)} />
    </>
  )
}
