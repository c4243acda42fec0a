-- A message that comes after its writer's number was given up asks whose the number was when it was written.
create index contact_past_addresses_by_value on contact_past_addresses (workspace_id, kind, value, held_until);
