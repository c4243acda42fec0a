-- No foreign keys out of the partitioned tables: the rows are written by one station that holds the conversation's
-- lock, and a check for each row costs as much as the insert.
create table messages (
    workspace_id        uuid        not null,
    id                  uuid        not null,
    conversation_id     uuid        not null,
    channel_id          uuid        not null,
    seq                 bigint      not null,
    direction           text        not null,
    type                text        not null,
    content             text        not null,
    sender_kind         text        not null,
    sender_id           uuid,
    provider_message_id text,
    reply_to            text,
    forwarded           boolean     not null default false,
    status              text        not null,
    raw_payload_id      uuid,
    sent_at             timestamptz,
    delivered_at        timestamptz,
    read_at             timestamptz,
    error               text,
    occurred_at         timestamptz not null,
    edited_at           timestamptz,
    revoked_at          timestamptz,
    created_at          timestamptz not null,
    primary key (workspace_id, id)
) partition by range (id);
create index messages_by_conversation on messages (workspace_id, conversation_id, seq);
select secure_workspace_table('messages');
insert into partition_plans values ('messages', interval '28 days', null);

-- A provider's message exists once; the key outlives partitions and finds the message of a status.
create table message_keys (
    workspace_id        uuid not null,
    channel_id          uuid not null,
    provider_message_id text not null,
    message_id          uuid not null,
    primary key (workspace_id, channel_id, provider_message_id)
);
select secure_workspace_table('message_keys');

-- A status may come before the id it speaks of is known; it waits here.
create table parked_statuses (
    workspace_id        uuid        not null,
    channel_id          uuid        not null,
    provider_message_id text        not null,
    id                  uuid        not null,
    status              text        not null,
    occurred_at         timestamptz not null,
    error               text,
    parked_at           timestamptz not null,
    primary key (workspace_id, channel_id, provider_message_id, id)
);
select secure_workspace_table('parked_statuses');

-- What is still to be sent. One row for each outbound message until its outcome is known.
create table outbox (
    workspace_id    uuid        not null,
    message_id      uuid        not null,
    conversation_id uuid        not null,
    channel_id      uuid        not null,
    lane            smallint    not null,
    seq             bigint      not null,
    state           text        not null,
    attempts        smallint    not null default 0,
    due_at          timestamptz not null,
    dispatched_at   timestamptz,
    fence           bigint,
    primary key (workspace_id, message_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
create index outbox_by_lane on outbox (workspace_id, lane, conversation_id, seq);
select secure_workspace_table('outbox');
