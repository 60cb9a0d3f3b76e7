-- What became of an idea that stands with another one: for a vote that came a moment later, and for whoever follows it.

-- Where a vote on this item can be given now: the shown idea that the words stand with, or nothing where they stand for themselves.
create function conversations.item_stands_with(phase integer, item integer) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select conversations.stands_with(c.id) from conversations.contribution c join conversations.phase p on p.id = c.phase_id
  where p.number = item_stands_with.phase and c.item = item_stands_with.item and c.state = 'merged';
end;

-- The day on which an idea came to stand with another one, as the public log tells it; nothing where it stands for itself.
create function conversations.merged_on(merged uuid) returns date language sql stable security definer set search_path = ''
begin atomic
  select (max(d.decided_at) at time zone 'Europe/London')::date from conversations.decision d join conversations.contribution c on c.id = d.contribution_id and c.state = 'merged'
  where c.id = merged and d.outcome = 'merged' and d.undone_at is null;
end;

revoke execute on function conversations.item_stands_with, conversations.merged_on from public;
grant execute on function conversations.item_stands_with, conversations.merged_on to allied_app, allied_worker;

-- One record of what may be done with words, where there were two: a leave that the author gives and takes back with the code, or that a
-- room gave for its words. Without a time and without a person, as before.
create table conversations.words_leave (
  contribution_id uuid not null references conversations.contribution (id) on delete cascade,
  -- Quoted beside a theme; told whole as a story; used to teach and to improve care.
  purpose text not null check (purpose in ('quote', 'story', 'learning')),
  organisation_id uuid not null references directory.organisation (id),
  primary key (contribution_id, purpose)
);
create index words_leave_by_organisation on conversations.words_leave (organisation_id, purpose);
alter table conversations.words_leave enable row level security;
grant select on conversations.words_leave to allied_app;
grant select, insert, update, delete on conversations.words_leave to allied_worker;
create policy worker on conversations.words_leave to allied_worker using (true) with check (true);
create policy own_sees on conversations.words_leave for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
insert into conversations.words_leave (contribution_id, purpose, organisation_id)
  select q.contribution_id, 'quote', q.organisation_id from conversations.quote_consent q
  union select w.contribution_id, 'quote', w.organisation_id from conversations.workshop_words w join conversations.workshop r on r.id = w.workshop_id join conversations.contribution c on c.id = w.contribution_id
    where w.may_quote and not r.is_under_16 and c.state <> 'withdrawn';

create or replace function conversations.words_of_theme(asked uuid) returns table (id uuid, words text, position_of_phase smallint, parent_id uuid, may_be_quoted boolean) language sql stable security definer set search_path = ''
begin atomic
  select c.id, coalesce(c.shown_words, c.words), p.position, c.parent_id, exists (select from conversations.words_leave q where q.contribution_id = c.id and q.purpose = 'quote')
  from conversations.contribution c join conversations.phase p on p.id = c.phase_id
  where c.state = 'shown' and exists (select from conversations.theme_publication t where t.theme_id = asked and t.replaced_at is null)
    and exists (select from conversations.settled_code s join conversations.theme_code t on t.theme_id = asked and conversations.live_code(t.code_id) = conversations.live_code(s.code_id) where s.contribution_id = c.id)
  order by c.item;
end;
drop function conversations.quote_by_code(bytea, boolean);
drop function conversations.may_quote_by_code(bytea);

-- The author, and nobody else, says what may be done with these words: what is not among the purposes is taken back. False for an unknown code and for words taken out.
create function conversations.leave_by_code(hash bytea, purposes text[]) returns boolean language plpgsql security definer set search_path = '' as $$
declare own conversations.contribution;
begin
  select * into own from conversations.contribution c where c.code_hash = hash and c.state <> 'withdrawn' for update;
  if own.id is null then return false; end if;
  delete from conversations.words_leave l where l.contribution_id = own.id and l.purpose <> all (purposes);
  insert into conversations.words_leave (contribution_id, purpose, organisation_id) select own.id, p, own.organisation_id from unnest(purposes) p on conflict do nothing;
  return true;
end $$;

create function conversations.leave_given(hash bytea) returns text[] language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(l.purpose order by l.purpose), '{}') from conversations.words_leave l join conversations.contribution c on c.id = l.contribution_id where c.code_hash = hash;
end;

-- Words that their author lets us tell as a story, while they are shown: for everyone, in an order that tells no time.
create function conversations.stories_of(conversation uuid) returns table (id uuid, words text, language text, route text, position_of_phase smallint, parent_id uuid) language sql stable security definer set search_path = ''
begin atomic
  select c.id, coalesce(c.shown_words, c.words), c.language, c.route, p.position, c.parent_id
  from conversations.words_leave l join conversations.contribution c on c.id = l.contribution_id and c.state = 'shown' join conversations.phase p on p.id = c.phase_id
  where l.purpose = 'story' and p.conversation_id = stories_of.conversation and p.announced_at is not null order by c.item;
end;

create or replace function conversations.forget_codes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.settled s where s.contribution_id = new.id;
  delete from conversations.round_item r where r.contribution_id = new.id;
  delete from conversations.words_leave l where l.contribution_id = new.id;
  return null;
end $$;
revoke execute on function conversations.leave_by_code, conversations.leave_given, conversations.stories_of from public;
grant execute on function conversations.leave_by_code, conversations.leave_given, conversations.stories_of to allied_app, allied_worker;

-- As in 0025; what a room lets be quoted stands where authors' own leave does. Words of children are never quoted.
create or replace function conversations.type_words(phase uuid, parent uuid, words text, language text, route text, district text, concern text, code_hash bytea, said_on date, workshop uuid, may_quote boolean, at timestamptz) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  place conversations.phase;
  room conversations.workshop;
  day timestamptz := type_words.said_on::timestamp at time zone 'Europe/London';
  made uuid;
begin
  if platform.viewer_person() is null or type_words.route = 'online' then return null; end if;
  select * into place from conversations.phase p where p.id = type_words.phase and p.organisation_id = any (platform.viewer_organisations()) for share;
  if place.id is null or not conversations.takes_typing(place, type_words.said_on, at) then return null; end if;
  if type_words.workshop is not null then
    select * into room from conversations.workshop w where w.id = type_words.workshop and w.phase_id = place.id and w.route = type_words.route and w.held_on = type_words.said_on;
    if room.id is null then return null; end if;
  end if;
  if parent is not null and not exists (select from conversations.contribution c where c.id = parent and c.phase_id = place.id and c.kind = 'idea'
    and (c.state = 'shown' or exists (select from conversations.workshop_words w where w.contribution_id = c.id and w.workshop_id = room.id))) then return null; end if;
  loop
    insert into conversations.contribution (phase_id, organisation_id, item, kind, parent_id, words, language, route, district, received_hour, state, concern, code_hash)
    values (place.id, place.organisation_id, 1 + floor(random() * 2147483646)::int, case when parent is null then 'idea' else 'comment' end, parent, type_words.words, type_words.language, type_words.route,
      -- A room of few people, and children, are not placed on a map.
      case when room.id is null then type_words.district when room.people_count >= conversations.fewest_people() and not room.is_under_16 then room.district end,
      day, case when place.is_pre_moderated or type_words.concern is not null then 'held' else 'shown' end, type_words.concern, type_words.code_hash)
    on conflict (phase_id, item) do nothing returning id into made;
    exit when made is not null;
  end loop;
  if not (place.is_pre_moderated or type_words.concern is not null) then
    insert into conversations.showing (contribution_id, organisation_id, began_hour) values (made, place.organisation_id, date_trunc('hour', at));
  end if;
  if room.id is not null then
    insert into conversations.workshop_words (contribution_id, workshop_id, organisation_id) values (made, room.id, room.organisation_id);
  end if;
  -- What a room, or somebody by themselves, said may be quoted: the same leave that an author gives with the code, and can take back with it.
  if (room.id is null and type_words.may_quote) or (not room.is_under_16 and (room.quotes = 'all' or (room.quotes = 'some' and type_words.may_quote))) then
    insert into conversations.words_leave (contribution_id, purpose, organisation_id) values (made, 'quote', place.organisation_id);
  end if;
  perform conversations.note_typing(place, type_words.route, 1, 0, at);
  return made;
end $$;
alter table conversations.workshop_words drop column may_quote;
drop table conversations.quote_consent;

-- How many answers about themselves staff typed in for people, on which day and by which way: beside words and votes.
alter table conversations.typed_day add column about_count integer not null default 0 check (about_count >= 0);
create or replace function conversations.type_reach(phase uuid, route text, characteristics text[], answers text[], said_on date, at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare place conversations.phase;
begin
  if platform.viewer_person() is null or type_reach.route not in ('phone', 'paper', 'in person') then return false; end if;
  select * into place from conversations.phase p where p.id = type_reach.phase and p.organisation_id = any (platform.viewer_organisations()) for share;
  if place.id is null or not conversations.takes_typing(place, said_on, at) then return false; end if;
  perform conversations.count_reach(place, type_reach.route, 1, characteristics, answers, array_fill(1, array[cardinality(characteristics)]));
  insert into conversations.typed_day as t (phase_id, organisation_id, route, typed_on, typed_by, about_count)
    values (place.id, place.organisation_id, type_reach.route, (at at time zone 'Europe/London')::date, platform.viewer_person(), 1)
    on conflict on constraint typed_day_pkey do update set about_count = t.about_count + 1;
  return true;
end $$;

-- Open data holds the figures of reach as they are told, and only once they are told to everyone: a bundle from before is old then.
create trigger reach_told after update of is_final on conversations.reach_drawing for each row when (new.is_final and not old.is_final) execute function conversations.note_open_data_change();

-- Who leads with lived experience, and may read the notes about themselves in the copy of what is held about them, wherever they are a member no longer.
create policy about_oneself on conversations.peer_note for select to allied_app using (person_id = (select platform.viewer_person()));

-- The smallest number of people that is told: eight, or more where the installation says so (FEWEST_PEOPLE), never fewer. The number stands
-- with the database, so that every login has the same.
create or replace function conversations.fewest_people() returns integer language sql stable set search_path = ''
  return greatest(8, coalesce(nullif(current_setting('allied.fewest_people', true), '')::integer, 8));
