-- Who works under a key outside of any transaction, as when a provider is asked: all nodes see it, until it is answered or its time
-- is over.
create table idempotency_claims (
    workspace_id uuid        not null references workspaces,
    principal_id uuid        not null,
    key          text        not null,
    claim        uuid        not null,
    held_until   timestamptz not null,
    primary key (workspace_id, principal_id, key)
);
select secure_workspace_table('idempotency_claims');
