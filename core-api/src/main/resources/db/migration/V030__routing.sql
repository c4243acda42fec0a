-- Who is here. No row means offline.
create table agent_presence (
    workspace_id     uuid        not null,
    user_id          uuid        not null,
    state            text        not null,
    since            timestamptz not null,
    last_assigned_at timestamptz,
    primary key (workspace_id, user_id),
    foreign key (workspace_id, user_id) references users
) with (fillfactor = 70);
select secure_workspace_table('agent_presence');

-- Why a conversation went where it went, and why it still waits.
create table assignment_decisions (
    workspace_id    uuid        not null references workspaces,
    id              uuid        not null,
    conversation_id uuid        not null,
    cause           text        not null,
    policy          text        not null,
    outcome         text        not null,
    reason          text        not null,
    assignee_id     uuid,
    candidates      text        not null,
    decided_at      timestamptz not null,
    primary key (workspace_id, id)
);
create index assignment_decisions_by_conversation on assignment_decisions (workspace_id, conversation_id, id);
select secure_workspace_table('assignment_decisions');
