/** Whose turn it is to ask a host, and how long hosts are left alone. */
export const hostTurns = `
create table host_turns (
  host text primary key,
  owner uuid,
  free_at timestamptz not null default '-infinity',
  held_until timestamptz not null default '-infinity',
  interval_ms double precision not null default 0,
  interval_until timestamptz not null default '-infinity'
) with (fillfactor = 50);
`
