-- What the provider says that a message costs: JSON, of outgoing messages, once it is told.
alter table messages add column pricing text;
alter table parked_statuses add column pricing text;
