/** Places below the province and proper names of a sketch: those made before have none and are compared by their words. */
export const sketchNames = `
alter table placements add places jsonb not null default '[]', add names jsonb not null default '[]';
`
