import type { SourceView } from '@chudong/domain'
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import type { Translate } from '../../i18n/start.ts'
import { Ago, Ahead, Enabled, SourceName, StateOf } from './cells.tsx'

// "Đồng" comes after "Dân" and before "Em": code points would put it behind "Z".
function byVietnamese(a: Cells, b: Cells, columnId: string): number {
  return String(a.getValue(columnId)).localeCompare(String(b.getValue(columnId)), 'vi')
}

interface Cells {
  getValue(columnId: string): unknown
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: byVietnamese, basic: sortFn_basic },
})

const column = createColumnHelper<typeof features, SourceView>()
const STATE_ORDER = ['failed', 'empty', 'new', 'unchanged', 'ok']

/** The columns of the source table; "state" sorts the troubled first. */
export function sourceColumns(t: Translate) {
  return column.columns([
    column.accessor((one) => one.source.name, {
      id: 'name',
      sortFn: 'text',
      header: t('sources.name'),
      cell: ({ row }) => <SourceName view={row.original} />,
    }),
    column.accessor((one) => STATE_ORDER.indexOf(one.health.state) + (one.source.enabled ? 0 : 10), {
      id: 'state',
      sortFn: 'basic',
      header: t('sources.state'),
      cell: ({ row }) => <StateOf view={row.original} />,
    }),
    column.accessor((one) => t(`tier.${one.source.tier}`), {
      id: 'tier',
      sortFn: 'text',
      header: t('sources.tier'),
    }),
    column.accessor((one) => t(`method.${one.source.method}`), {
      id: 'method',
      sortFn: 'text',
      header: t('sources.method'),
    }),
    column.accessor((one) => one.source.province ?? t('sources.national'), {
      id: 'province',
      sortFn: 'text',
      header: t('sources.province'),
    }),
    column.accessor((one) => one.health.lastPollAt?.getTime() ?? 0, {
      id: 'lastPoll',
      sortFn: 'basic',
      header: t('sources.lastPoll'),
      cell: ({ row }) => <Ago at={row.original.health.lastPollAt} />,
    }),
    column.accessor((one) => one.health.lastItemAt?.getTime() ?? 0, {
      id: 'lastItem',
      sortFn: 'basic',
      header: t('sources.lastItem'),
      cell: ({ row }) => <Ago at={row.original.health.lastItemAt} />,
    }),
    column.accessor((one) => one.health.nextPollAt?.getTime() ?? 0, {
      id: 'nextPoll',
      sortFn: 'basic',
      header: t('sources.nextPoll'),
      cell: ({ row }) => <Ahead view={row.original} />,
    }),
    column.accessor((one) => one.health.failures, {
      id: 'failures',
      sortFn: 'basic',
      header: t('sources.failures'),
    }),
    column.accessor((one) => one.health.items, { id: 'items', sortFn: 'basic', header: t('sources.items') }),
    column.accessor((one) => Number(one.source.enabled), {
      id: 'enabled',
      sortFn: 'basic',
      header: t('sources.enabled'),
      cell: ({ row }) => <Enabled view={row.original} />,
    }),
  ])
}
