-- What was answered with an ETag is answered so again.
alter table idempotency_keys add column etag text;
