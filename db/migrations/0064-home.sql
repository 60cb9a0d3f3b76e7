-- Home pages: who wants the weekly letter, and what the first page of everyone tells about.

-- Somebody with an account wants one letter a week, on this day of it (1 is Monday). Their own: no colleague reads it.
create table directory.weekly_letter (
  person_id uuid primary key references directory.person (id),
  -- What the links of a letter carry, sealed; it says nothing about the person.
  id uuid not null unique default gen_random_uuid(),
  weekday integer not null check (weekday between 1 and 7),
  began_on date not null,
  -- Weeks that ended by this day were told of, or nothing had happened in them.
  told_until date not null
);
alter table directory.weekly_letter enable row level security;
grant select, insert, update, delete on directory.weekly_letter to allied_app, allied_worker;
create policy worker on directory.weekly_letter to allied_worker using (true) with check (true);
create policy own_letter on directory.weekly_letter to allied_app using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()));

-- Whoever holds a letter's link stops it, without an account. Doing it twice is fine.
create function directory.stop_weekly_letter(letter uuid) returns void language sql security definer set search_path = '' begin atomic
  delete from directory.weekly_letter w where w.id = letter;
end;
create function directory.has_weekly_letter(letter uuid) returns boolean language sql stable security definer set search_path = '' begin atomic
  select exists (select from directory.weekly_letter w where w.id = letter);
end;
-- Who erased or closed their account wants none any more.
create function directory.forget_weekly_letter() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from directory.weekly_letter w where w.person_id = new.id;
  return null;
end $$;
create trigger letter_forgotten after update of deactivated_at, erased_at on directory.person for each row
  when (new.deactivated_at is not null or new.erased_at is not null) execute function directory.forget_weekly_letter();
revoke execute on function directory.stop_weekly_letter, directory.has_weekly_letter, directory.forget_weekly_letter from public;
grant execute on function directory.stop_weekly_letter, directory.has_weekly_letter to allied_app, allied_worker;

-- A letter may be drawn as well as written, and may say where it is stopped with one press (RFC 8058).
alter table platform.mail add column html text not null default '', add column stop_address text not null default '';
-- The drawn words go with the written ones, whoever takes these out.
create function platform.wipe_drawn_letter() returns trigger language plpgsql set search_path = '' as $$
begin
  new.html := '';
  new.stop_address := '';
  return new;
end $$;
create trigger drawn_letter_wiped before update on platform.mail for each row when (new.body = '') execute function platform.wipe_drawn_letter();
revoke execute on function platform.wipe_drawn_letter from public;
grant execute on function platform.wipe_drawn_letter to allied_worker;

-- "home": what the first page tells everyone (ADR 0038). Strategies and objectives have a counter of their own.
do $$
declare place text;
begin
  foreach place in array array['conversations.phase', 'conversations.pause', 'conversations.theme_publication', 'conversations.theme_reply', 'quality.objective_review', 'fairness.inequality_action', 'inquiry.celebration', 'inquiry.snapshot',
    'improvement.closing', 'improvement.project', 'stories.case_study', 'stories.thanks', 'stories.award_scheme', 'stories.event'] loop
    execute format('create trigger tells_home after insert or update or delete or truncate on %s for each statement execute function platform.note_change(''home'')', place);
  end loop;
end $$;
