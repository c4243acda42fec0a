-- When somebody was last heard over a number, by any node: written every few seconds, so a moment behind what a node knows itself.
create table channel_traffic (
    workspace_id         uuid        not null,
    channel_id           uuid        not null,
    last_inbound_at      timestamptz,
    last_acknowledged_at timestamptz,
    primary key (workspace_id, channel_id),
    foreign key (workspace_id, channel_id) references channels
) with (fillfactor = 50);
select secure_workspace_table('channel_traffic');
