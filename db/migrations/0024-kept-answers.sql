-- A program that lost our answer asks again with the same Idempotency-Key and gets the answer of the first time. Only hashes of
-- the key and of the request are kept, with the answer, for a day; it is written in the transaction of the change itself.
create table platform.kept_answer (
  token_id uuid not null,
  key_hash bytea not null,
  organisation_id uuid not null,
  request_hash bytea not null,
  answer jsonb,
  made_at timestamptz not null,
  primary key (token_id, key_hash)
);
create index kept_answer_by_time on platform.kept_answer (made_at);
alter table platform.kept_answer enable row level security;
grant select, insert, update, delete on platform.kept_answer to allied_app;
grant select, delete on platform.kept_answer to allied_worker;
create policy own_answers on platform.kept_answer to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy worker on platform.kept_answer to allied_worker using (true);
