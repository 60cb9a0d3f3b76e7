-- Looking at a link says whose address it proves, so that nobody signs in unknowingly as somebody else; and it does not
-- use the link up, because mail scanners open every address they see.
create function directory.look_at_sign_in_link(hash bytea, at timestamptz) returns table (state text, address text)
  language sql stable security definer set search_path = '' begin atomic
  select case when l.used_at is not null then 'used' when l.expires_at <= at then 'over' when l.for_person is not null then 'address' else 'open' end, l.address
  from directory.sign_in_link l where l.token_hash = hash;
end;

-- A session in use lives on, but never longer than a week.
create or replace function platform.touch_session(session uuid, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = '' begin atomic
  update platform.session s set seen_at = at, expires_at = least(until, s.opened_at + interval '7 days') where s.id = session and s.seen_at < at;
end;

-- The switcher names an example person by code or by id.
create or replace function directory.open_example_session(persona text, hash bytea, device text, at timestamptz, until timestamptz) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare found_person uuid;
begin
  if not platform.is_demo() then return null; end if;
  select p.id into found_person from directory.persona a join directory.person p on p.id = a.person_id
  where persona in (a.code, a.person_id::text) and p.is_example and p.deactivated_at is null and p.erased_at is null;
  if found_person is not null then perform platform.open_session(hash, found_person, 'persona', device, at, until); end if;
  return found_person;
end $$;

revoke execute on function directory.look_at_sign_in_link from public;
grant execute on function directory.look_at_sign_in_link to allied_app, allied_worker;
