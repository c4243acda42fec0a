-- One reset of a password for each user: the next one takes the place of the last. Only the hash of its token is kept.
create table password_resets (
    workspace_id uuid        not null,
    user_id      uuid        not null,
    hash         bytea       not null,
    expires_at   timestamptz not null,
    primary key (workspace_id, user_id),
    foreign key (workspace_id, user_id) references users on delete cascade
);
create unique index password_resets_by_hash on password_resets (workspace_id, hash);
select secure_workspace_table('password_resets');
