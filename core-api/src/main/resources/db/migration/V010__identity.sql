create table users (
    workspace_id  uuid        not null references workspaces,
    id            uuid        not null,
    email         text        not null,
    name          text        not null,
    role          text        not null,
    status        text        not null,
    capacity      integer     not null default 10,
    password_hash text        not null,
    session_epoch bigint      not null default 1,
    version       bigint      not null default 1,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, email)
);
select secure_workspace_table('users');

-- What a login needs before a workspace is known.
create table user_doors (
    email        text not null,
    workspace_id uuid not null,
    user_id      uuid not null,
    primary key (email, workspace_id),
    foreign key (workspace_id, user_id) references users on delete cascade
);
select secure_platform_table('user_doors');

create table teams (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    name         text        not null,
    version      bigint      not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (workspace_id, id)
);
create unique index teams_by_name on teams (workspace_id, lower(name));
select secure_workspace_table('teams');

create table team_members (
    workspace_id uuid not null,
    team_id      uuid not null,
    user_id      uuid not null,
    primary key (workspace_id, team_id, user_id),
    foreign key (workspace_id, team_id) references teams on delete cascade,
    foreign key (workspace_id, user_id) references users
);
create index team_members_by_user on team_members (workspace_id, user_id);
select secure_workspace_table('team_members');

-- A session lives while it is not revoked and was opened under the present epoch of its user.
create table sessions (
    workspace_id   uuid        not null,
    id             uuid        not null,
    user_id        uuid        not null,
    epoch          bigint      not null,
    generation     bigint      not null default 1,
    address        text        not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    revoked_reason text,
    primary key (workspace_id, id),
    foreign key (workspace_id, user_id) references users
);
create index sessions_by_user on sessions (workspace_id, user_id);
create index sessions_by_expiry on sessions (workspace_id, expires_at);
select secure_workspace_table('sessions');

-- Only the hash of a refresh token is kept; the successor is derived from its parent and the platform's secret.
create table refresh_tokens (
    workspace_id uuid        not null,
    hash         bytea       not null,
    session_id   uuid        not null,
    generation   bigint      not null,
    created_at   timestamptz not null,
    used_at      timestamptz,
    primary key (workspace_id, hash),
    foreign key (workspace_id, session_id) references sessions on delete cascade
);
create index refresh_tokens_by_session on refresh_tokens (workspace_id, session_id);
select secure_workspace_table('refresh_tokens');

create table api_keys (
    workspace_id uuid        not null references workspaces,
    id           uuid        not null,
    client_id    text        not null,
    environment  text        not null,
    name         text        not null,
    secret_hash  bytea       not null,
    scopes       text[]      not null,
    allowed_ips  text[]      not null,
    created_by   uuid,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, client_id)
);
select secure_workspace_table('api_keys');

create table api_key_doors (
    client_id    text primary key,
    workspace_id uuid not null,
    api_key_id   uuid not null,
    foreign key (workspace_id, api_key_id) references api_keys on delete cascade
);
select secure_platform_table('api_key_doors');

-- Private keys are sealed with the platform's master key. A retired key verifies until its grace ends.
create table signing_keys (
    kid         text primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    retired_at  timestamptz
);
select secure_platform_table('signing_keys');
