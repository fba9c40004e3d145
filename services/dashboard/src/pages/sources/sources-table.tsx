import type { SourceView } from '@chudong/domain'
import { type Header, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useWords } from '../../i18n/start.ts'
import { features, sourceColumns } from './columns.tsx'
import css from './sources-table.module.css'

const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** The sources as a table that sorts by any column; on a phone each source is a card. */
export function SourcesTable({ sources }: { sources: SourceView[] }) {
  const { t } = useWords()
  const columns = useMemo(() => sourceColumns(t), [t])
  const table = useTable({
    features,
    columns,
    data: sources,
    getRowId: (one) => one.source.id,
    initialState: { sorting: [{ id: 'state', desc: false }] },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`card ${css.scroll}`} aria-label={t('sources.title')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <ColumnHead key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-testid="source-row"
              data-id={row.id}
              data-off={row.original.source.enabled ? undefined : true}
            >
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  data-label={String(cell.column.columnDef.header)}
                  data-column={cell.column.id}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ColumnHead({ header }: { header: Header<typeof features, SourceView, unknown> }) {
  const { t } = useWords()
  const sorted = header.column.getIsSorted()
  const name = String(header.column.columnDef.header)
  return (
    <th scope="col" aria-sort={sorted ? ARIA[sorted] : 'none'}>
      <button
        type="button"
        className={css.sort}
        onClick={header.column.getToggleSortingHandler()}
        title={t('sources.sortBy', { name })}
      >
        {name}
        <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
      </button>
    </th>
  )
}
