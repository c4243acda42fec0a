-- A blob and where it stands: pending (to be fetched from the provider), stored, failed.
create table media (
    workspace_id      uuid        not null references workspaces,
    id                uuid        not null,
    channel_id        uuid,
    state             text        not null,
    provider_media_id text,
    provider_url      text,
    mime_type         text,
    filename          text,
    sha256            text,
    size              bigint,
    attempts          smallint    not null default 0,
    due_at            timestamptz,
    failure           text,
    created_at        timestamptz not null,
    stored_at         timestamptz,
    primary key (workspace_id, id)
);
create index media_pending on media (workspace_id, due_at) where state = 'pending';
select secure_workspace_table('media');
