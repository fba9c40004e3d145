/** The search projection: may live in a database of its own, so it refers to nothing. */
export const coverage = `
create table coverage_docs (
  id text primary key,
  version bigint not null,
  mark bigint not null,
  title text not null,
  text text not null,
  url text,
  source_id text not null,
  source_name text not null,
  source_key text not null,
  tier text not null,
  published_at timestamptz not null,
  collected_at timestamptz not null,
  health boolean not null,
  decision text not null,
  score double precision not null,
  type text,
  severity integer,
  province text not null,
  province_key text not null,
  diseases text[] not null,
  suspicion double precision not null,
  event_id text,
  duplicate_of text,
  words tsvector not null
);
-- Text and words live beside the table, so that counting facets reads narrow rows.
alter table coverage_docs set (toast_tuple_target = 256);
create index coverage_by_words on coverage_docs using gin (words);
create index coverage_by_time on coverage_docs (published_at desc, id desc);
create index coverage_by_type on coverage_docs (type, published_at desc) where type is not null;
create index coverage_by_province on coverage_docs (province, published_at desc) where province <> '';
create index coverage_by_source on coverage_docs (source_id, published_at desc);
`
