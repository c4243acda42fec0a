-- Who wanted a message sent, by urgency: 0 a person's reply, 1 a bot, 2 a campaign.
alter table outbox add column origin smallint not null default 0;
