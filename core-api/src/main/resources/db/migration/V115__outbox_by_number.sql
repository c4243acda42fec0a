-- The first messages of each number and urgency in a lane, whatever waits for another number.
create index outbox_by_number on outbox (workspace_id, lane, channel_id, origin, message_id);
