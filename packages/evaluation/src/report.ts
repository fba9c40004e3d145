import type { Confusion, Failure } from './job.ts'
import type { BoardRow, Scoreboard } from './scoreboard.ts'

/** The scoreboard as one HTML file that needs nothing else: table, confusions, the worst errors of every job. */
export function htmlReport({ rows, details, missing }: Scoreboard): string {
  const sections = details.map(
    ({ job, data, split, confusions, failures }) =>
      `<h2>${text(`${job} · ${data} (${split})`)}</h2>${confusions.map(confusionTable).join('')}${failureTable(failures)}`,
  )
  const absent =
    missing.length === 0 ? '' : `<p>No data on this machine for: ${text(missing.join(', '))}.</p>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Evaluation</title><style>${style}</style>
<h1>Evaluation</h1>${absent}${boardTable(rows)}${sections.join('\n')}</html>\n`
}

const style =
  'body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0}' +
  'td,th{border-bottom:1px solid #ccc;padding:.25rem .6rem;text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}'

function boardTable(rows: readonly BoardRow[]): string {
  const lines = rows.map(
    (row) =>
      `<tr><td>${text(row.job)}<td>${text(row.metric)}<td>${text(row.data)}<td>${text(row.split)}<td class="n">${row.n}` +
      `<td class="n">${row.floor ?? ''}<td class="n">${row.value}<td class="n">${row.target ?? ''}<td>${met(row)}</tr>`,
  )
  return `<table><tr><th>job<th>metric<th>data<th>split<th>n<th>floor<th>ours<th>target<th>met</tr>${lines.join('')}</table>`
}

function met({ met: holds }: BoardRow): string {
  if (holds === null) return ''
  return holds ? '✓' : '✗'
}

function confusionTable({ title, labels, counts }: Confusion): string {
  const head = labels.map((label) => `<th>${text(label)}`).join('')
  const lines = labels.map(
    (label, i) =>
      `<tr><th>${text(label)}${(counts[i] ?? []).map((count) => `<td class="n">${count}`).join('')}</tr>`,
  )
  return `<table><tr><th>${text(title)}${head}</tr>${lines.join('')}</table>`
}

function failureTable(failures: readonly Failure[]): string {
  if (failures.length === 0) return ''
  const lines = failures.map(
    ({ id, text: quote, expected, got }) =>
      `<tr><td>${text(id)}<td>${text(quote.slice(0, 400))}<td>${text(expected)}<td>${text(got)}</tr>`,
  )
  return `<table><tr><th>row<th>text<th>expected<th>got</tr>${lines.join('')}</table>`
}

/** Labelled texts come from outside too: they are shown, never interpreted. */
function text(value: string): string {
  return value.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
