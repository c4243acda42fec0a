-- What the provider has of message templates, a copy. Its parts are kept as the provider wrote them.
create table templates (
    workspace_id uuid        not null,
    id           uuid        not null,
    channel_id   uuid        not null,
    provider_id  text        not null,
    name         text        not null,
    language     text        not null,
    category     text        not null,
    status       text        not null,
    quality      text,
    reason       text,
    components   text        not null,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, channel_id) references channels
);
create unique index templates_by_name on templates (workspace_id, channel_id, name, language);
create index templates_by_provider on templates (workspace_id, provider_id);
select secure_workspace_table('templates');

-- When a channel's copy is to be renewed, and how the last time went.
create table template_syncs (
    workspace_id uuid        not null,
    channel_id   uuid        not null,
    due_at       timestamptz not null,
    noted_at     timestamptz,
    synced_at    timestamptz,
    failure      text,
    primary key (workspace_id, channel_id),
    foreign key (workspace_id, channel_id) references channels
);
select secure_workspace_table('template_syncs');
