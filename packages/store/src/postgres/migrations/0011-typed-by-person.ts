/** The type that an officer gave an incident stands against whatever the machine reads later. */
export const typedByPerson = `
alter table incidents add typed_by_person boolean not null default false;
`
