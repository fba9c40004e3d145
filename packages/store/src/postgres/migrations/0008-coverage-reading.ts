/**
 * Facets are counted from the rows alone: short columns stay in the row. The planner takes every word for a rare one, as
 * it does not count what it costs to fetch the words of a row: it goes by the word index, never through all rows. Every
 * article goes through the outbox again, which writes its row anew.
 */
export const coverageReading = `
alter table coverage_docs
  alter column type set storage main,
  alter column province set storage main,
  alter column source_id set storage main,
  alter column tier set storage main,
  alter column decision set storage main,
  alter column diseases set storage main,
  alter column words set statistics 0;
insert into outbox (article_id) select id from articles;
`
