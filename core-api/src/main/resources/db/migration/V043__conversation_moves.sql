-- What a merge of contacts did to conversations, so that it can be undone.
create table conversation_moves (
    workspace_id    uuid        not null,
    merge_id        uuid        not null,
    conversation_id uuid        not null,
    -- whose it was before
    contact_id      uuid        not null,
    -- set when the merge closed it, since the other contact had an open one on the same channel
    continued_in    uuid,
    status_before   text        not null,
    unread_before   integer     not null,
    moved_at        timestamptz not null,
    primary key (workspace_id, merge_id, conversation_id),
    foreign key (workspace_id, conversation_id) references conversations
);
create index conversation_moves_by_conversation on conversation_moves (workspace_id, conversation_id);
select secure_workspace_table('conversation_moves');
