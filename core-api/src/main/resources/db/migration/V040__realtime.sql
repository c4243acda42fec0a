-- Streams that a client may take up again, on any node.
create table realtime_streams (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    principal_id uuid        not null,
    subs         text        not null,
    fingerprint  text        not null,
    used_at      timestamptz not null,
    primary key (workspace_id, id)
);
create index realtime_streams_by_use on realtime_streams (workspace_id, used_at);
select secure_workspace_table('realtime_streams');

-- Tickets to open a socket from a browser: one use, thirty seconds. Only the hash is kept.
create table realtime_tickets (
    workspace_id uuid        not null references workspaces,
    hash         bytea       not null,
    credential   text        not null,
    origin       text,
    network      text        not null,
    expires_at   timestamptz not null,
    primary key (workspace_id, hash)
);
select secure_workspace_table('realtime_tickets');
