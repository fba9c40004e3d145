import { Decision, IncidentType, type QueryTree, SourceTier } from '@chudong/domain'
import { currentProvince, fold, parseVietnamesePeriod } from '@chudong/vietnamese'
import { broken } from './broken.ts'
import names from './names.json' with { type: 'json' }
import type { FieldName } from './pieces.ts'

const codes = {
  type: { schema: IncidentType, known: names.codes.type, what: 'loại sự cố' },
  tier: { schema: SourceTier, known: names.codes.tier, what: 'hạng nguồn' },
  decision: { schema: Decision, known: names.codes.decision, what: 'quyết định' },
} as const

/** The condition that "field:text" states. Throws PermanentError in words for the reader, who typed the field as `typed`. */
export function fieldTerm(
  field: Exclude<FieldName, 'title'>,
  typed: string,
  text: string,
  now: Date,
): QueryTree {
  const folded = fold(text).trim()
  if (folded === '') throw broken(`Sau ${typed}: cần có giá trị.`)
  switch (field) {
    case 'source':
    case 'disease':
      return { kind: 'value', field, value: folded }
    case 'province':
      return { kind: 'value', field, value: fold(currentProvince(text) ?? text).trim() }
    case 'event':
      return { kind: 'value', field, value: text.trim() }
    case 'type':
    case 'tier':
    case 'decision':
      return { kind: 'value', field, value: codeOf(field, folded, text) }
    case 'date':
      return periodOf(typed, text, now)
    default:
      return { kind: 'number', field, ...numbersOf(typed, folded) }
  }
}

function codeOf(field: keyof typeof codes, folded: string, text: string): string {
  const { schema, known, what } = codes[field]
  const named = new Map(Object.entries(known)).get(folded)
  const code = schema.safeParse(named ?? folded)
  if (code.success) return code.data
  throw broken(`Không có ${what} “${text}”. Có: ${schema.options.join(', ')}.`)
}

/** What stands left and right of a range; an open end is not itself included. */
interface Bounds {
  lower: string
  upper: string
  open: boolean
}

const COMPARED = /^(>=|<=|>|<|≥|≤)(.*)$/

function boundsOf(text: string): Bounds {
  const compared = COMPARED.exec(text)
  const sign = compared?.[1] ?? ''
  const value = compared?.[2]?.trim() ?? ''
  if (sign === '>' || sign === '>=' || sign === '≥') return { lower: value, upper: '', open: sign === '>' }
  if (sign !== '') return { lower: '', upper: value, open: sign === '<' }
  const [lower = '', upper] = text.split('..', 2)
  return { lower: lower.trim(), upper: (upper ?? lower).trim(), open: false }
}

function numbersOf(typed: string, text: string): { least: number | null; most: number | null } {
  const { lower, upper, open } = boundsOf(text)
  const read = (written: string) => {
    if (/^\d{1,9}$/.test(written)) return Number(written)
    throw broken(`Sau ${typed}: cần một số hoặc khoảng số, ví dụ ${typed}:3, ${typed}:>=3, ${typed}:3..5.`)
  }
  if (lower === '' && upper === '') read('')
  const step = open ? 1 : 0
  return {
    least: lower === '' ? null : read(lower) + step,
    most: upper === '' ? null : read(upper) - step,
  }
}

function periodOf(typed: string, text: string, now: Date): QueryTree {
  const { lower, upper, open } = boundsOf(text.trim())
  const read = (written: string) => {
    const period = parseVietnamesePeriod(written, now)
    if (period) return period
    throw broken(
      `Không đọc được ngày “${written}”. Ví dụ: ${typed}:20/11/2026, ${typed}:1/11/2026..7/11/2026, ${typed}:"tuần này".`,
    )
  }
  if (lower === '' && upper === '') read('')
  const first = lower === '' ? null : read(lower)
  const last = upper === '' ? null : read(upper)
  return {
    kind: 'period',
    from: first && (open ? first.to : first.from),
    to: last && (open ? last.from : last.to),
  }
}
