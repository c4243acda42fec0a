-- Whose number a misdirected delivery named: replayed, it goes to that number only.
alter table dead_letters add column account_key text;
