-- Since when a number has the plug-in it has, where it had another before: provider ids of earlier messages mean nothing to it.
alter table channels add column moved_at timestamptz;
