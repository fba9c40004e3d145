/**
 * Each placement is a turn of its event, counted from 1: what was told of an event up to a turn need not be told again,
 * and what was drawn from an earlier turn is late news.
 */
export const eventTurns = `
alter table placements add turn integer not null default 0;
drop index placements_by_event;
create index placements_by_event on placements (event_id, turn) where event_id is not null;
alter table incidents add turn integer not null default 0;
`
