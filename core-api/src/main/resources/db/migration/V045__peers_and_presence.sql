-- The addresses from which the person last wrote in the conversation, as kind:value. Of several addresses of one kind an answer
-- goes to these: a contact may have two numbers, and the conversation is with one of them.
alter table conversations add column peer text[];

-- Until when a user's sockets speak for it; null when none ever did since it said where it stands.
alter table agent_presence add column connected_until timestamptz;
