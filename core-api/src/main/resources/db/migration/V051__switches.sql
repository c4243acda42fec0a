-- What an operator or a workspace switched off. A row is "off"; without one it is on.
create table channel_switches (
    workspace_id uuid        not null,
    channel_id   uuid        not null,
    reason       text        not null,
    off_at       timestamptz not null,
    primary key (workspace_id, channel_id),
    foreign key (workspace_id, channel_id) references channels
);
select secure_workspace_table('channel_switches');

create table plugin_switches (
    plugin text        primary key,
    reason text        not null,
    off_at timestamptz not null
);
select secure_platform_table('plugin_switches');
