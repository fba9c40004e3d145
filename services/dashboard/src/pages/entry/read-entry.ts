import { EntryBody } from '@chudong/domain'

/** The form as it is typed: text fields, a province from the list, a local time "2026-11-24T21:05". */
export interface EntryForm {
  kind: 'officer' | 'hotline'
  title: string
  text: string
  url: string
  province: string | null
  happenedAt: string
}

export const EMPTY_ENTRY: EntryForm = {
  kind: 'officer',
  title: '',
  text: '',
  url: '',
  province: null,
  happenedAt: '',
}

/** Turns the form into what the API takes, or names the field that is wrong; times are Vietnam's. */
export function readEntry(form: EntryForm): { body: EntryBody | null; problem: 'url' | 'text' | null } {
  const url = form.url.trim()
  if (url !== '' && !/^https?:\/\//i.test(url)) return { body: null, problem: 'url' }
  const parsed = EntryBody.safeParse({
    ...form,
    url: url === '' ? null : url,
    happenedAt: form.happenedAt === '' ? null : `${form.happenedAt}:00+07:00`,
  })
  if (parsed.success) return { body: parsed.data, problem: null }
  const field = parsed.error.issues.some((issue) => issue.path[0] === 'url') ? 'url' : 'text'
  return { body: null, problem: field }
}
