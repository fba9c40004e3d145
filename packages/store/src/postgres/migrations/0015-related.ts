/** An item's article of another event of the same affair, and the names that both speak of. */
export const related = `
alter table placements add related_to text, add related_names jsonb;
create index placements_related on placements (related_to) where related_to is not null;
`
