/** Incidents with their log and audit, deliveries, people. Log and audit refuse every change but an addition. */
export const incidents = `
create table incidents (
  id text primary key,
  event_id text not null unique,
  decision text not null,
  type text not null,
  severity integer not null,
  province text not null,
  field text not null,
  state text not null,
  title text not null,
  diseases jsonb not null,
  cases integer,
  deaths integer,
  items integer not null,
  sources integer not null,
  reasons jsonb not null,
  published_at timestamptz not null,
  grasped_at timestamptz not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  handled_at timestamptz,
  informed_at timestamptz,
  assignee_id text,
  assignee_name text,
  noise_reason text,
  updated_at timestamptz not null,
  version integer not null
);
create index incidents_by_time on incidents (raised_at desc, id desc);

create table incident_log (
  seq bigint primary key,
  incident_id text not null references incidents,
  at timestamptz not null,
  kind text not null,
  actor jsonb not null,
  data jsonb not null
);
create index incident_log_by_incident on incident_log (incident_id, seq);

create table audit (
  seq bigint primary key,
  content text not null,
  former_hash text not null,
  hash text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger incident_log_only_grows before update or delete on incident_log
  for each row execute function refuse_change();
create trigger incident_log_is_never_emptied before truncate on incident_log
  for each statement execute function refuse_change();
create trigger audit_only_grows before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit
  for each statement execute function refuse_change();

create table notifications (
  key text primary key,
  incident_id text not null references incidents,
  channel text not null,
  intended_at timestamptz not null,
  tries integer not null default 1,
  sent_at timestamptz,
  error text
);

create table people (
  id text primary key,
  email text not null,
  name text not null,
  role text not null,
  unit text,
  active boolean not null default true,
  password_hash text not null,
  created_at timestamptz not null
);
create unique index people_by_email on people (lower(email));

create table sessions (
  token_hash text primary key,
  person_id text not null references people,
  opened_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_person on sessions (person_id);

create table sign_in_links (
  token_hash text primary key,
  person_id text not null references people,
  expires_at timestamptz not null
);
create index sign_in_links_by_person on sign_in_links (person_id);
`
