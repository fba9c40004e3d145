import type { Incident } from '@chudong/domain'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/start.ts'
import { CommandError } from '../../incident/command-error.tsx'
import { useCommand } from '../../incident/use-command.ts'
import css from './actions.module.css'

export const COMMENT_ID = 'y-kien'

/** Adds a person's words to the log; they stay in the box until the server has them. */
export function CommentForm({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const command = useCommand(incident.id)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    command.mutate(
      { command: { verb: 'comment', text: text.trim() }, seen: incident },
      { onSuccess: () => setText('') },
    )
  }
  return (
    <form onSubmit={submit}>
      <Textarea
        id={COMMENT_ID}
        label={t('incident.comment')}
        placeholder={t('incident.commentHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
      />
      <CommandError error={command.error} seen={command.variables?.seen ?? incident} />
      <Button
        type="submit"
        variant="default"
        className={css.send}
        disabled={text.trim() === ''}
        loading={command.isPending}
        data-testid="comment-send"
      >
        {t('incident.send')}
      </Button>
    </form>
  )
}
