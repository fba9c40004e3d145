/** The register of checked claims, and its log that only grows. */
export const claims = `
create table claims (
  id text primary key,
  version bigint not null unique,
  claim text not null,
  rating text not null,
  verdict text not null,
  correction text,
  authority text,
  issued_at timestamptz,
  url text,
  entered_by jsonb not null,
  entered_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  given_hash text,
  folded text not null
);

create table claim_log (
  version bigint primary key,
  claim_id text not null,
  at timestamptz not null,
  kind text not null,
  actor jsonb not null,
  claim jsonb not null
);
create index claim_log_by_claim on claim_log (claim_id, version);
create trigger claim_log_only_grows before update or delete on claim_log
  for each row execute function refuse_change();
create trigger claim_log_is_never_emptied before truncate on claim_log
  for each statement execute function refuse_change();
`
