create table conversations (
    workspace_id      uuid        not null,
    id                uuid        not null,
    channel_id        uuid        not null,
    contact_id        uuid        not null,
    status            text        not null,
    assignee_id       uuid,
    team_id           uuid,
    control_holder    text        not null default 'human',
    control_token     bigint      not null default 1,
    priority          text        not null default 'normal',
    unread_count      integer     not null default 0,
    message_seq       bigint      not null default 0,
    window_expires_at timestamptz,
    last_message      text,
    last_message_id   uuid,
    last_message_at   timestamptz,
    closed_at         timestamptz,
    last_activity_at  timestamptz not null,
    version           bigint      not null default 1,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, channel_id) references channels,
    foreign key (workspace_id, contact_id) references contacts
) with (fillfactor = 80);
-- One open conversation for each channel and contact.
create unique index conversations_one_open on conversations (workspace_id, channel_id, contact_id) where status <> 'closed';
create index conversations_by_contact on conversations (workspace_id, contact_id, channel_id, created_at desc);
create index conversations_by_activity on conversations (workspace_id, last_activity_at desc, id desc);
create index conversations_by_assignee on conversations (workspace_id, assignee_id, status, last_activity_at desc, id desc);
select secure_workspace_table('conversations');
