-- Which messages show a medium: who may see one of their conversations may see the medium.
create table media_links (
    workspace_id    uuid not null,
    media_id        uuid not null,
    message_id      uuid not null,
    conversation_id uuid not null,
    primary key (workspace_id, media_id, message_id),
    foreign key (workspace_id, media_id) references media
);
select secure_workspace_table('media_links');

-- mime_type is what was told, detected_type what the bytes say; only the second decides how a medium is served.
alter table media
    add column detected_type text,
    add column uploader_kind text,
    add column uploader_id   uuid;
create index media_by_uploader on media (workspace_id, uploader_id, created_at) where uploader_id is not null;
