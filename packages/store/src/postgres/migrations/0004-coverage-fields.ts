/** Numbers and diseases as the query language asks for them; every article goes through the outbox again to fill them in. */
export const coverageFields = `
alter table coverage_docs
  add column cases integer,
  add column deaths integer,
  add column disease_keys text[] not null default '{}';
create index coverage_by_disease on coverage_docs using gin (disease_keys);
create index coverage_by_severity on coverage_docs (severity, published_at desc) where severity is not null;
create index coverage_by_event on coverage_docs (event_id) where event_id is not null;
insert into outbox (article_id) select id from articles;
`
