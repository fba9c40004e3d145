import { type CoverageResult, FacetName } from '@chudong/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.ts'

const mostValues = 200

type Summary = Pick<CoverageResult, 'total' | 'facets'>

/** How many documents match and how they divide, most frequent value first; "none" (no type, no province) is no value. */
export async function summarise(db: Kysely<Tables>, condition: RawBuilder<unknown>): Promise<Summary> {
  const { rows } = await sql<{ name: FacetName | 'total'; value: string; count: number }>`
    with found as materialized (
      select type, province, source_id, tier, decision, diseases from coverage_docs where ${condition})
    select 'total' as name, '' as value, count(*) as count from found
    union all ${facet('type', sql`type`)}
    union all ${facet('province', sql`province`)}
    union all ${facet('sourceId', sql`source_id`)}
    union all ${facet('tier', sql`tier`)}
    union all ${facet('decision', sql`decision`)}
    union all ${facet('disease', sql`disease`, sql`cross join lateral unnest(diseases) as d(disease)`)}`.execute(
    db,
  )
  const valuesOf = (name: FacetName) =>
    rows.flatMap((row) => (row.name === name ? [{ value: row.value, count: row.count }] : []))
  const facets = Object.fromEntries(FacetName.options.map((name) => [name, valuesOf(name)]))
  return {
    total: rows.find((row) => row.name === 'total')?.count ?? 0,
    facets: facets as CoverageResult['facets'],
  }
}

function facet(name: FacetName, value: RawBuilder<unknown>, more = sql``): RawBuilder<unknown> {
  return sql`(
    select ${sql.lit(name)}, ${value}, count(*) from found ${more}
    where coalesce(${value}, '') <> '' group by ${value} order by count(*) desc, ${value} collate "C" limit ${mostValues})`
}
