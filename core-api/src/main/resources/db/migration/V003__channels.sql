create table channels (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    plugin       text        not null,
    name         text        not null,
    account_key  text,
    config       text        not null,
    desired      text        not null,
    state        text        not null,
    state_reason text,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (workspace_id, id)
);
create unique index channels_by_account on channels (workspace_id, plugin, account_key) where account_key is not null;
select secure_workspace_table('channels');

create table channel_states (
    workspace_id uuid   not null,
    channel_id   uuid   not null,
    blob         bytea  not null,
    version      bigint not null,
    primary key (workspace_id, channel_id),
    foreign key (workspace_id, channel_id) references channels
);
select secure_workspace_table('channel_states');

-- The provider inbox: raw deliveries, immutable. What is still to be done is a narrow row beside it.
create table inbox (
    workspace_id uuid        not null,
    id           uuid        not null,
    channel_id   uuid        not null,
    lane         smallint    not null,
    peer_key     text,
    content_type text        not null,
    body         bytea       not null,
    received_at  timestamptz not null,
    primary key (workspace_id, id)
) partition by range (id);
select secure_workspace_table('inbox');
insert into partition_plans values ('inbox', interval '1 day', interval '14 days');

create table inbox_pending (
    workspace_id uuid     not null,
    lane         smallint not null,
    id           uuid     not null,
    attempts     smallint not null default 0,
    primary key (workspace_id, lane, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
select secure_workspace_table('inbox_pending');

create table dead_letters (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    channel_id   uuid        not null,
    lane         smallint    not null,
    peer_key     text,
    content_type text        not null,
    body         bytea       not null,
    cause_code   text        not null,
    cause        text        not null,
    attempts     smallint    not null,
    received_at  timestamptz not null,
    died_at      timestamptz not null,
    primary key (workspace_id, id)
);
select secure_workspace_table('dead_letters');

-- One owner for each lane; the fence grows with each change of owner, and every write of the walk checks it.
create table lanes (
    workspace_id uuid        not null references workspaces,
    lane         smallint    not null,
    owner        uuid        not null,
    fence        bigint      not null,
    leased_until timestamptz not null,
    primary key (workspace_id, lane)
) with (fillfactor = 50);
select secure_workspace_table('lanes');

-- Nodes that are alive; each takes its share of the lanes.
create table nodes (
    id      uuid        primary key,
    seen_at timestamptz not null
);
select secure_platform_table('nodes');

-- The bytes of what could not be understood, kept beyond the inbox.
create table raw_payloads (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    channel_id   uuid        not null,
    reason       text        not null,
    content_type text        not null,
    body         bytea       not null,
    received_at  timestamptz not null,
    primary key (workspace_id, id)
);
select secure_workspace_table('raw_payloads');
