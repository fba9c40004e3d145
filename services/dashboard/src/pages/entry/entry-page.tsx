import { EntryBody } from '@chudong/domain'
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sendEntry } from '../../api/operations.ts'
import { explain } from '../../app/explain.ts'
import provinces from '../../geo/provinces.json' with { type: 'json' }
import { useWords } from '../../i18n/start.ts'
import css from './entry-page.module.css'
import { EMPTY_ENTRY, type EntryForm, readEntry } from './read-entry.ts'

/** What an officer saw or the hotline heard, typed in: it enters the flow as any article does. */
export function EntryPage() {
  const { t } = useWords()
  const [form, setForm] = useState(EMPTY_ENTRY)
  const send = useMutation({
    mutationFn: sendEntry,
    onSuccess: () => setForm({ ...EMPTY_ENTRY, kind: form.kind }),
  })
  return (
    <div className={css.page}>
      <h1 className={css.title}>{t('entry.title')}</h1>
      <p className={css.lead}>{t('entry.lead')}</p>
      {send.isSuccess && (
        <p className={css.done} role="status" data-testid="entry-accepted">
          {t('entry.accepted')}
        </p>
      )}
      <Fields
        form={form}
        onChange={(part) => {
          setForm({ ...form, ...part })
          if (!send.isPending) send.reset()
        }}
        onSend={(body) => send.mutate(body)}
        sending={send.isPending}
      />
      {send.error && (
        <p className={css.error} role="alert">
          {explain(send.error, t)}
        </p>
      )}
    </div>
  )
}

interface FieldsProps {
  form: EntryForm
  onChange: (part: Partial<EntryForm>) => void
  onSend: (body: EntryBody) => void
  sending: boolean
}

function Fields({ form, onChange, onSend, sending }: FieldsProps) {
  const { t } = useWords()
  const [tried, setTried] = useState(false)
  const { body, problem } = readEntry(form)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(body === null)
    if (body) onSend(body)
  }
  return (
    <form className={`card ${css.form}`} onSubmit={submit} noValidate>
      <SegmentedControl
        aria-label={t('entry.kind')}
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
        data={EntryBody.shape.kind.options.map((value) => ({ value, label: t(`entry.${value}`) }))}
      />
      <TextInput
        label={t('entry.heading')}
        maxLength={300}
        value={form.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('entry.text')}
        description={t('entry.textHint')}
        required
        autosize
        minRows={6}
        maxRows={18}
        maxLength={20_000}
        value={form.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={tried && problem === 'text' ? t('entry.tooShort') : null}
      />
      <div className={css.pair}>
        <Select
          label={t('entry.province')}
          placeholder={t('entry.unknown')}
          searchable
          clearable
          data={provinces}
          value={form.province}
          onChange={(province) => onChange({ province })}
        />
        <TextInput
          type="datetime-local"
          label={t('entry.happenedAt')}
          value={form.happenedAt}
          onChange={(event) => onChange({ happenedAt: event.currentTarget.value })}
        />
      </div>
      <TextInput
        type="url"
        label={t('entry.url')}
        value={form.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        error={tried && problem === 'url' ? t('entry.badUrl') : null}
      />
      <Button type="submit" className={css.send} loading={sending} data-testid="entry-send">
        {t('entry.submit')}
      </Button>
    </form>
  )
}
