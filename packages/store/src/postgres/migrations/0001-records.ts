/** Sources, pages, evidence, articles, grouping, the outbox. */
export const records = `
create table sources (
  id text primary key,
  source jsonb not null,
  enabled boolean not null,
  pollable boolean not null,
  state text not null default 'new',
  last_poll_at timestamptz,
  last_ok_at timestamptz,
  next_poll_at timestamptz,
  failures integer not null default 0,
  error text,
  items integer not null default 0,
  etag text,
  last_modified text,
  body_hash text
);

create table pages (
  url_sha256 text primary key,
  url text not null,
  source_id text not null,
  article_id text,
  error text,
  read_at timestamptz not null,
  next_look_at timestamptz
);
create index pages_due on pages (source_id, next_look_at) where next_look_at is not null;

create table evidence (
  sha256 text primary key,
  url text not null,
  content_type text,
  fetched_at timestamptz not null,
  brotli bytea not null
);
alter table evidence alter column brotli set storage external;

create table articles (
  id text primary key,
  version bigint not null default 1,
  revision integer not null,
  content_hash text not null,
  source_id text not null,
  source_name text not null,
  tier text not null,
  kind text not null,
  external_id text,
  url text,
  authors jsonb not null,
  images jsonb not null,
  language text,
  published_at timestamptz,
  collected_at timestamptz not null,
  first_collected_at timestamptz not null,
  engagement jsonb,
  raw_sha256 text,
  evidence jsonb not null,
  assessment jsonb,
  assessed_hash text
);
create index articles_by_source on articles (source_id, first_collected_at desc);
create index articles_by_time on articles (first_collected_at);

create table article_revisions (
  article_id text not null references articles,
  revision integer not null,
  content_hash text not null,
  title text not null,
  text text not null,
  collected_at timestamptz not null,
  primary key (article_id, revision)
);

create table placements (
  article_id text primary key references articles,
  content_hash text not null,
  event_id text,
  duplicate_of text,
  why text not null,
  at timestamptz not null,
  url text,
  source_id text not null,
  title text not null,
  bands bytea not null,
  signature bytea not null,
  terms text not null,
  type text,
  province text not null,
  diseases jsonb not null,
  incident boolean not null
);
create index placements_by_event on placements (event_id) where event_id is not null;

create table placement_keys (
  key text not null,
  at timestamptz not null,
  article_id text not null,
  primary key (key, at, article_id)
);
create index placement_keys_by_article on placement_keys (article_id);

create table events (
  id text primary key,
  items integer not null,
  summary jsonb not null
);

create table outbox (
  id bigint generated always as identity primary key,
  article_id text not null
);
create index outbox_by_article on outbox (article_id);
`
