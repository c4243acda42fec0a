-- A contact's addresses, beside it: lists of conversations show them with every row, and looking each up costs as much as
-- the rest of the page. Kept by the database, so that no writer can forget it.
alter table contacts add column address_pairs text[] not null default '{}';

create function keep_address_pairs() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update contacts contact set address_pairs = array(
            select kind || ':' || value from contact_addresses address
            where address.workspace_id = contact.workspace_id and address.contact_id = contact.id
            order by created_at, kind, value)
        where contact.workspace_id = old.workspace_id and contact.id = old.contact_id;
    end if;
    if tg_op <> 'DELETE' then
        update contacts contact set address_pairs = array(
            select kind || ':' || value from contact_addresses address
            where address.workspace_id = contact.workspace_id and address.contact_id = contact.id
            order by created_at, kind, value)
        where contact.workspace_id = new.workspace_id and contact.id = new.contact_id;
    end if;
    return null;
end
$$;
create trigger keep_address_pairs after insert or update or delete on contact_addresses
    for each row execute function keep_address_pairs();

do $$
declare
    workspace uuid;
begin
    for workspace in select workspace_id from workspaces loop
        perform set_config('app.workspace', workspace::text, true);
        update contacts contact set address_pairs = array(
            select kind || ':' || value from contact_addresses address
            where address.workspace_id = contact.workspace_id and address.contact_id = contact.id
            order by created_at, kind, value)
        where contact.workspace_id = workspace;
    end loop;
    perform set_config('app.workspace', '', true);
end
$$;
