/** Which incident an officer's merge made of another, and which incident the items of an event were split off from. */
export const regrouping = `
alter table incidents add merged_into text references incidents;

create table split_events (
  event_id text primary key,
  incident_id text not null references incidents,
  at timestamptz not null
);
`
