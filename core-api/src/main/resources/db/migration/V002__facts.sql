-- The log. seq is dense per workspace in commit order: the head row is taken last in a transaction and held to its end.
create table fact_heads (
    workspace_id uuid   primary key references workspaces,
    seq          bigint not null,
    epoch        uuid   not null,
    min_seq      bigint not null default 1
);
select secure_workspace_table('fact_heads');

create table facts (
    workspace_id         uuid        not null,
    id                   uuid        not null,
    seq                  bigint      not null,
    type                 text        not null,
    occurred_at          timestamptz not null,
    conversation_id      uuid,
    channel_id           uuid,
    assignee_id          uuid,
    previous_assignee_id uuid,
    team_id              uuid,
    actor_kind           text        not null,
    actor_id             uuid,
    data                 text        not null,
    primary key (workspace_id, id)
) partition by range (id);
create index facts_by_seq on facts (workspace_id, seq);
select secure_workspace_table('facts');
insert into partition_plans values ('facts', interval '1 day', interval '7 days');

-- Where each reader of the log stands; moved in the transaction of the reader's own effect.
create table fact_cursors (
    workspace_id uuid   not null references workspaces,
    reader       text   not null,
    seq          bigint not null,
    primary key (workspace_id, reader)
);
select secure_workspace_table('fact_cursors');

-- Appends a JSON array of facts; for rooms that write through Hibernate. The walk has its own batched statement.
create function append_facts(workspace uuid, items jsonb) returns bigint language plpgsql as $$
declare
    head bigint;
    amount bigint := jsonb_array_length(items);
begin
    update fact_heads set seq = seq + amount where workspace_id = workspace returning seq into head;
    insert into facts (workspace_id, id, seq, type, occurred_at, conversation_id, channel_id, assignee_id,
                       previous_assignee_id, team_id, actor_kind, actor_id, data)
    select workspace, (item ->> 'id')::uuid, head - amount + position, item ->> 'type', (item ->> 'occurred_at')::timestamptz,
           (item ->> 'conversation_id')::uuid, (item ->> 'channel_id')::uuid, (item ->> 'assignee_id')::uuid,
           (item ->> 'previous_assignee_id')::uuid, (item ->> 'team_id')::uuid, item ->> 'actor_kind',
           (item ->> 'actor_id')::uuid, item ->> 'data'
    from jsonb_array_elements(items) with ordinality as listed (item, position);
    return head;
end
$$;

create table idempotency_keys (
    workspace_id uuid        not null references workspaces,
    principal_id uuid        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    status       integer     not null,
    location     text,
    body         text        not null,
    created_at   timestamptz not null,
    primary key (workspace_id, principal_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (workspace_id, created_at);
select secure_workspace_table('idempotency_keys');
