-- What a search looks into, and the order of the list. A stored column, since row-level security lets only leakproof
-- comparisons of plain columns use an index, and lower() is not leakproof.
alter table contacts
    add column search_name text collate "C" not null generated always as (lower(coalesce(name, ''))) stored;
drop index contacts_by_name;
create index contacts_by_name on contacts (workspace_id, search_name, id);
