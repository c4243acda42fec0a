create table contacts (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    name         text,
    merged_into  uuid,
    marketing_opted_out_at timestamptz,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (workspace_id, id)
);
create index contacts_by_name on contacts (workspace_id, lower(name), id);
select secure_workspace_table('contacts');

create table contact_addresses (
    workspace_id uuid        not null,
    kind         text        not null,
    value        text        not null,
    contact_id   uuid        not null,
    created_at   timestamptz not null,
    primary key (workspace_id, kind, value),
    foreign key (workspace_id, contact_id) references contacts
);
create index contact_addresses_by_contact on contact_addresses (workspace_id, contact_id);
select secure_workspace_table('contact_addresses');
