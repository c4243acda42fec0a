-- The second lock behind every query's own workspace_id: one row-level policy for each table.
-- app.workspace is set for each transaction; unset or empty means no row at all.

create function secure_workspace_table(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy workspace_isolation on %s
            using (workspace_id = (select nullif(current_setting(''app.workspace'', true), '''')::uuid))
            with check (workspace_id = (select nullif(current_setting(''app.workspace'', true), '''')::uuid))',
        target);
end
$$;

-- Tables of the platform itself (no workspace): reached only by transactions that say app.platform = on.
create function secure_platform_table(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy platform_only on %s
            using ((select current_setting(''app.platform'', true)) = ''on'')
            with check ((select current_setting(''app.platform'', true)) = ''on'')',
        target);
end
$$;

create table workspaces (
    workspace_id uuid primary key,
    slug         text        not null unique,
    name         text        not null,
    created_at   timestamptz not null
);
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy workspace_or_platform on workspaces
    using (workspace_id = (select nullif(current_setting('app.workspace', true), '')::uuid)
        or (select current_setting('app.platform', true)) = 'on')
    with check ((select current_setting('app.platform', true)) = 'on');

-- Time partitions by the time inside a UUIDv7: the key prunes, and an old partition is dropped, not deleted.
create function uuid_v7_floor(moment timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

create table partition_plans (
    parent   text primary key,
    step     interval not null,
    keep     interval
);
select secure_platform_table('partition_plans');

-- Makes the partitions of the present and the near future, drops those out of keeping. The application calls it at
-- start and daily; it runs as the owner, since the application's role may not create or drop tables.
create function maintain_partitions() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
    plan record;
    child record;
    lower_bound timestamptz;
    child_name text;
    touched integer := 0;
begin
    perform set_config('app.platform', 'on', true);
    perform pg_advisory_xact_lock(hashtextextended('maintain_partitions', 0));
    for plan in select * from partition_plans loop
        lower_bound := date_bin(plan.step, now() - plan.step, timestamptz '2026-01-01 00:00:00+00');
        while lower_bound < now() + 3 * plan.step loop
            child_name := plan.parent || '_' || to_char(lower_bound at time zone 'UTC', 'YYYYMMDD');
            if to_regclass(child_name) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)', child_name, plan.parent,
                    uuid_v7_floor(lower_bound), uuid_v7_floor(lower_bound + plan.step));
                perform secure_workspace_table(child_name::regclass);
                execute format('revoke all on %I from public', child_name);
                touched := touched + 1;
            end if;
            lower_bound := lower_bound + plan.step;
        end loop;
        if plan.keep is not null then
            for child in
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = plan.parent::regclass and c.relname ~ '_[0-9]{8}$'
                  and to_timestamp(right(c.relname, 8), 'YYYYMMDD') + plan.step < now() - plan.keep
            loop
                execute format('drop table %I', child.relname);
                touched := touched + 1;
            end loop;
        end if;
    end loop;
    perform set_config('app.platform', '', true);
    return touched;
end
$$;
