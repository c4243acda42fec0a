-- Two contacts that turned out to be one person. A merge is kept for ever, with what it moved, so that it can be undone.
create table contact_merges (
    workspace_id      uuid        not null,
    id                uuid        not null,
    source_id         uuid        not null,
    target_id         uuid        not null,
    reason            text        not null,
    actor_kind        text        not null,
    actor_id          uuid,
    merged_at         timestamptz not null,
    address_pairs     text[]      not null,
    conversation_ids  uuid[]      not null,
    took_name         boolean     not null,
    took_opt_out      boolean     not null,
    opted_out_before  timestamptz,
    undone_at         timestamptz,
    undone_actor_kind text,
    undone_actor_id   uuid,
    primary key (workspace_id, id),
    foreign key (workspace_id, source_id) references contacts,
    foreign key (workspace_id, target_id) references contacts
);
-- A contact is merged into one other at a time.
create unique index contact_merges_standing on contact_merges (workspace_id, source_id) where undone_at is null;
create index contact_merges_by_source on contact_merges (workspace_id, source_id, id);
create index contact_merges_by_target on contact_merges (workspace_id, target_id, id);
select secure_workspace_table('contact_merges');

-- Addresses that no longer hold: a number given up may be another person's tomorrow.
create table contact_past_addresses (
    workspace_id uuid        not null,
    contact_id   uuid        not null,
    kind         text        not null,
    value        text        not null,
    reason       text        not null,
    held_from    timestamptz not null,
    held_until   timestamptz not null,
    primary key (workspace_id, contact_id, kind, value, held_until),
    foreign key (workspace_id, contact_id) references contacts
);
select secure_workspace_table('contact_past_addresses');

create index contacts_by_survivor on contacts (workspace_id, merged_into) where merged_into is not null;
