/** Copies by time, and those of one article: chains of copies are looked for among the copies alone. */
export const copies = `
create index placements_copies_by_time on placements (at) where duplicate_of is not null;
create index placements_by_original on placements (duplicate_of) where duplicate_of is not null;
`
