-- A link is broken once it failed on several nights: the sites of others have bad nights too.
alter table stories.library_item
  add column link_failures integer not null default 0 check (link_failures >= 0),
  add column link_failing_since date,
  add constraint failing_since_a_day check ((link_failures = 0) = (link_failing_since is null));
grant update (link_failures, link_failing_since) on stories.library_item to allied_app;
-- Those that the site called broken failed once: they are asked again.
update stories.library_item set link_status = 'not looked at', link_looked_at = null, link_looked_by = null where link_status = 'broken' and link_looked_by = 'the site';

-- The first page forgets an award whose last result was taken off.
create trigger tells_home after insert or update or delete or truncate on stories.award_result for each statement execute function platform.note_change('home');

/*
 * Keeps an address that waits for its owner's yes. Answers the row to write about, or null where no letter goes: it is followed already, the address has asked five times
 * today, or the same was asked today. A letter that got lost can be asked for again the next day.
 */
create or replace function stories.follow_by_letter(to_address text, asked_kind text, asked text, how_often text, today date) returns uuid language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  if not stories.may_be_followed(asked_kind, asked) then return null; end if;
  if (select count(*) from stories.follow f where f.address = to_address and not f.is_confirmed and f.began_on = today) >= 5 then return null; end if;
  insert into stories.follow as f (kind, subject, address, often, began_on, told_until) values (asked_kind, asked, to_address, how_often, today, today)
    on conflict (address, kind, subject) do update set often = excluded.often, began_on = excluded.began_on, told_until = excluded.told_until where not f.is_confirmed and f.began_on < excluded.began_on
    returning f.id into made;
  return made;
end $$;

-- Whoever holds a letter chooses how often the next ones come.
create function stories.change_letters(letter uuid, how_often text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update stories.follow f set often = how_often where f.id = letter and f.is_confirmed;
  return found;
end $$;
revoke execute on function stories.change_letters from public;
grant execute on function stories.change_letters to allied_app, allied_worker;

-- Whether somebody can still come: nobody writes down what they need for a place that is gone. How many come stays with those who hold it.
create function stories.has_place(event uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select e.places is null or e.places > (select count(*) from stories.event_sign_up s where s.event_id = e.id) from stories.event e where e.id = event;
end;
revoke execute on function stories.has_place from public;
grant execute on function stories.has_place to allied_app, allied_worker;
