/** Documents that the coverage store will never take: they wait here by name, so that the others go on. */
export const coverageRefused = `
create table coverage_refused (
  article_id text primary key,
  version bigint not null,
  reason text not null,
  refused_at timestamptz not null default now()
);
create index coverage_by_collection on coverage_docs (collected_at);
`
