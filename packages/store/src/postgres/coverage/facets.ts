import type { FacetName } from '@chudong/domain'
import { type RawBuilder, sql } from 'kysely'

const mostValues = 200

/** The columns that facets are counted over. */
export const facetColumns = sql`type, province, source_id, tier, decision, diseases`

/** What `kinds` is made of: each combination of values once, with the number of its documents. */
export const kindsOf = (found: RawBuilder<unknown>) =>
  sql`select ${facetColumns}, count(*) as n from ${found} group by ${facetColumns}`

/**
 * Rows (name, value, count): how many documents match and how they divide, most frequent value first; "none" (no type,
 * no province) is no value.
 */
export const counts = sql`
  select 'total' as name, '' as value, coalesce(sum(n), 0)::bigint as count from kinds
  union all ${facet('type', sql`type`)}
  union all ${facet('province', sql`province`)}
  union all ${facet('sourceId', sql`source_id`)}
  union all ${facet('tier', sql`tier`)}
  union all ${facet('decision', sql`decision`)}
  union all ${facet('disease', sql`disease`, sql`cross join lateral unnest(diseases) as d(disease)`)}`

function facet(name: FacetName, value: RawBuilder<unknown>, more = sql``): RawBuilder<unknown> {
  return sql`(
    select ${sql.lit(name)}, ${value}, sum(n)::bigint from kinds ${more}
    where coalesce(${value}, '') <> '' group by ${value} order by sum(n) desc, ${value} collate "C" limit ${mostValues})`
}
