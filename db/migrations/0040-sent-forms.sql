-- A form that a signed-in person sends twice is written once. The first write of the request claims the random name of that rendering
-- of the form, in the same transaction: the second one waits here, and is answered with where the first one led. Only keyed hashes are
-- kept, no person and no time finer than the hour, for a day. Forms that anyone may send never come here.
create table platform.sent_form (
  name_hash text primary key,
  content_hash text not null,
  sent_hour timestamptz not null check (sent_hour = date_trunc('hour', sent_hour)),
  -- {"to": address}, or {} where the first one was answered with a page; none until then.
  answer jsonb
);
create index sent_form_by_time on platform.sent_form (sent_hour);
alter table platform.sent_form enable row level security;
grant select, delete on platform.sent_form to allied_worker;
create policy worker on platform.sent_form to allied_worker using (true);

-- True where the name is new and now ours. Whoever claims the same name at once waits for the end of our transaction.
create function platform.claim_form(name text, content text, at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  insert into platform.sent_form (name_hash, content_hash, sent_hour) values (name, content, date_trunc('hour', at)) on conflict do nothing;
  return found;
end $$;
create function platform.answer_form(name text, answered jsonb) returns void language sql security definer set search_path = ''
begin atomic
  update platform.sent_form f set answer = answered where f.name_hash = name;
end;
-- What was refused after all may be sent again.
create function platform.release_form(name text) returns void language sql security definer set search_path = ''
begin atomic
  delete from platform.sent_form f where f.name_hash = name;
end;
create function platform.find_form(name text) returns table (content_hash text, answer jsonb) language sql stable security definer set search_path = ''
begin atomic
  select f.content_hash, f.answer from platform.sent_form f where f.name_hash = name;
end;
revoke execute on function platform.claim_form, platform.answer_form, platform.release_form, platform.find_form from public;
grant execute on function platform.claim_form, platform.answer_form, platform.release_form, platform.find_form to allied_app;
