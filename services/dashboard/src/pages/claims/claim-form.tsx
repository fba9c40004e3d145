import type { Claim } from '@chudong/domain'
import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addClaim, changeClaim } from '../../api/claims.ts'
import { explain } from '../../app/explain.ts'
import { useWords } from '../../i18n/start.ts'
import css from './claims-page.module.css'
import { type ClaimFields, fieldsOf, fieldsOfRumour, RATINGS, readClaim } from './read-claim.ts'

interface ClaimFormProps {
  claim: Claim | null
  /** What a new rumour says: the form begins with it. */
  said?: string
  onClose: () => void
}

/** Enters a claim, or changes one: the version it was opened in goes along, so that nobody's change is overwritten unseen. */
export function ClaimForm({ claim, said, onClose }: ClaimFormProps) {
  const { t } = useWords()
  const client = useQueryClient()
  const [fields, setFields] = useState(() => (said === undefined ? fieldsOf(claim) : fieldsOfRumour(said)))
  const [tried, setTried] = useState(false)
  const { draft, problem } = readClaim(fields)
  const save = useMutation({
    mutationFn: (body: NonNullable<typeof draft>) =>
      claim ? changeClaim(claim.id, { ...body, version: claim.version }) : addClaim(body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['claims'] })
      void client.invalidateQueries({ queryKey: ['rumours'] })
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (draft) save.mutate(draft)
  }
  return (
    <form
      className={`card ${css.form}`}
      aria-label={t(claim ? 'claim.editTitle' : 'claim.add')}
      onSubmit={submit}
      noValidate
      data-testid="claim-form"
    >
      <Fields
        fields={fields}
        problem={tried ? problem : null}
        onChange={(part) => setFields({ ...fields, ...part })}
      />
      {save.error && (
        <p className={css.error} role="alert">
          {explain(save.error, t)}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={save.isPending}>
          {t('claim.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  fields: ClaimFields
  problem: ReturnType<typeof readClaim>['problem']
  onChange: (part: Partial<ClaimFields>) => void
}

function Fields({ fields, problem, onChange }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Textarea
        label={t('claim.text')}
        required
        autosize
        minRows={2}
        maxLength={2_000}
        value={fields.claim}
        onChange={(event) => onChange({ claim: event.currentTarget.value })}
        error={problem === 'claim' ? t('claim.tooShort') : null}
      />
      <div className={css.pair}>
        <Select
          label={t('claim.rating')}
          allowDeselect={false}
          data={RATINGS.map((value) => ({ value, label: t(`rating.${value}`) }))}
          value={fields.rating}
          onChange={(value) => onChange({ rating: RATINGS.find((one) => one === value) ?? 'false' })}
        />
        <TextInput
          label={t('claim.verdict')}
          maxLength={200}
          value={fields.verdict}
          onChange={(event) => onChange({ verdict: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('claim.correction')}
        autosize
        minRows={2}
        maxLength={5_000}
        value={fields.correction}
        onChange={(event) => onChange({ correction: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={t('claim.authority')}
          maxLength={200}
          value={fields.authority}
          onChange={(event) => onChange({ authority: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('claim.issuedAt')}
          value={fields.issuedAt}
          onChange={(event) => onChange({ issuedAt: event.currentTarget.value })}
          error={problem === 'issuedAt' ? t('claim.badDay') : null}
        />
      </div>
      <TextInput
        type="url"
        label={t('claim.url')}
        value={fields.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        error={problem === 'url' ? t('claim.badUrl') : null}
      />
    </>
  )
}
