-- People who are not online: partner groups, workshops and events, words and votes that staff type in for somebody who agreed.
-- Votes by show of hands are counts for a whole room: never a name, never a row for a person. Times to the day.

-- Groups that we listen with. A role to ask for, never a person's name or number (row S161).
create table conversations.partner_group (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 150),
  contact_role text not null check (length(contact_role) between 2 and 150),
  -- Children and young people: an adult agrees first.
  is_for_under_16 boolean not null default false,
  is_example boolean not null default false,
  made_on date not null,
  made_by uuid,
  unique (id, organisation_id)
);
create index partner_group_by_organisation on conversations.partner_group (organisation_id, name);
create unique index partner_group_by_name on conversations.partner_group (organisation_id, lower(name));

-- Invited, took part, told afterwards: each a row with the day, who wrote it down, and what was said.
create table conversations.partner_step (
  partner_group_id uuid not null,
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null,
  step text not null check (step in ('invited', 'could not come', 'took part', 'told')),
  happened_on date not null,
  words text not null default '' check (length(words) <= 1000),
  recorded_by uuid,
  primary key (partner_group_id, phase_id, step),
  foreign key (partner_group_id, organisation_id) references conversations.partner_group (id, organisation_id),
  -- What they were told is the point of the register: it is not a box to tick.
  check (step <> 'told' or length(words) >= 10)
);
create index partner_step_by_phase on conversations.partner_step (phase_id);
create index partner_step_by_organisation on conversations.partner_step (organisation_id);

-- A time when people came together, or a pile of paper vote sheets. The host's name stands on the batch, not on people.
create table conversations.workshop (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  partner_group_id uuid,
  title text not null check (length(title) between 3 and 150),
  route text not null check (route in ('workshop', 'event', 'paper')),
  held_on date not null,
  -- The outward half of a postcode: no street and no hall.
  district text check (district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
  people_count integer not null check (people_count between 1 and 2000),
  host_role text not null check (length(host_role) between 2 and 150),
  host_id uuid,
  access_support text not null default '' check (length(access_support) <= 1000),
  quotes text not null check (quotes in ('all', 'some', 'none')),
  notes text not null default '' check (length(notes) <= 8000),
  is_under_16 boolean not null default false,
  adult_agreed_on date,
  -- The ideas that people were shown to vote on, beside their own; numbers of the vote store, fixed when the sheet was made.
  sheet_items integer[] not null default '{}' check (cardinality(sheet_items) <= 40),
  revision integer not null default 1,
  made_on date not null,
  unique (id, organisation_id),
  foreign key (partner_group_id, organisation_id) references conversations.partner_group (id, organisation_id),
  -- Row S161: the way for children and young people needs an adult's consent, and says nothing about who or where they are.
  check (not is_under_16 or (adult_agreed_on is not null and district is null and quotes = 'none'))
);
create index workshop_by_organisation on conversations.workshop (organisation_id, held_on desc);
create index workshop_by_phase on conversations.workshop (phase_id, held_on desc);
create index workshop_by_partner on conversations.workshop (partner_group_id) where partner_group_id is not null;

create table conversations.workshop_words (
  contribution_id uuid primary key references conversations.contribution (id),
  workshop_id uuid not null,
  organisation_id uuid not null,
  may_quote boolean not null default false,
  foreign key (workshop_id, organisation_id) references conversations.workshop (id, organisation_id)
);
create index workshop_words_by_workshop on conversations.workshop_words (workshop_id);

-- One person's typing of the hands. The same person cannot do both; nobody types under another's name.
create table conversations.batch_entry (
  workshop_id uuid not null,
  organisation_id uuid not null,
  ordinal smallint not null check (ordinal in (1, 2)),
  people_count integer not null check (people_count between 1 and 2000),
  entered_by uuid not null,
  entered_on date not null,
  primary key (workshop_id, ordinal),
  constraint second_entry_by_another unique (workshop_id, entered_by),
  unique (workshop_id, ordinal, people_count),
  foreign key (workshop_id, organisation_id) references conversations.workshop (id, organisation_id)
);

create table conversations.batch_entry_count (
  workshop_id uuid not null,
  organisation_id uuid not null,
  ordinal smallint not null,
  people_count integer not null,
  item integer not null,
  up integer not null check (up >= 0),
  down integer not null check (down >= 0),
  pass integer not null check (pass >= 0),
  primary key (workshop_id, ordinal, item),
  foreign key (workshop_id, ordinal, people_count) references conversations.batch_entry (workshop_id, ordinal, people_count),
  constraint no_more_hands_than_people check (up + down + pass <= people_count)
);

-- Both entries agree, or every difference was settled: from here on the batch counts.
create table conversations.batch_count (
  workshop_id uuid primary key,
  organisation_id uuid not null,
  people_count integer not null check (people_count between 1 and 2000),
  difference_count integer not null check (difference_count >= 0),
  counted_on date not null,
  counted_by uuid not null,
  unique (workshop_id, people_count),
  foreign key (workshop_id, organisation_id) references conversations.workshop (id, organisation_id)
);

create table conversations.batch_tally (
  workshop_id uuid not null,
  organisation_id uuid not null,
  people_count integer not null,
  item integer not null,
  up integer not null check (up >= 0),
  down integer not null check (down >= 0),
  pass integer not null check (pass >= 0),
  -- The two entries differed here, and somebody looked again.
  was_settled boolean not null default false,
  primary key (workshop_id, item),
  foreign key (workshop_id, people_count) references conversations.batch_count (workshop_id, people_count),
  constraint no_more_hands_than_people check (up + down + pass <= people_count)
);
create index batch_tally_by_item on conversations.batch_tally (item);

-- Votes that staff typed in for one person at a time: running totals by the way they came, no row for a person.
create table conversations.spoken_tally (
  phase_number integer not null,
  route text not null check (route in ('phone', 'paper', 'in person')),
  item integer not null,
  up integer not null default 0 check (up >= 0),
  down integer not null default 0 check (down >= 0),
  pass integer not null default 0 check (pass >= 0),
  primary key (phase_number, route, item)
);

-- Who typed how much on which day, with consent: what an auditor needs, without a line for each call.
create table conversations.typed_day (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null,
  route text not null check (route in ('phone', 'paper', 'in person', 'workshop', 'event')),
  typed_on date not null,
  typed_by uuid not null,
  words_count integer not null default 0 check (words_count >= 0),
  votes_count integer not null default 0 check (votes_count >= 0),
  primary key (phase_id, route, typed_on, typed_by)
);
create index typed_day_by_organisation on conversations.typed_day (organisation_id, typed_on desc);

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['partner_group', 'partner_step', 'workshop', 'workshop_words', 'batch_entry', 'batch_entry_count', 'batch_count', 'batch_tally', 'spoken_tally', 'typed_day'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['partner_group', 'partner_step', 'workshop', 'workshop_words', 'batch_entry', 'batch_entry_count', 'batch_count', 'batch_tally', 'typed_day'] loop
    execute format('grant select on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['partner_group', 'partner_step', 'workshop', 'batch_entry', 'batch_entry_count', 'batch_count', 'batch_tally'] loop
    execute format('grant insert on conversations.%I to allied_app', place);
  end loop;
end $$;
grant update (happened_on, words, recorded_by) on conversations.partner_step to allied_app;
grant update (title, people_count, access_support, quotes, notes, revision) on conversations.workshop to allied_app;

create policy own_adds on conversations.partner_group for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on conversations.partner_step for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.phase p where p.id = phase_id and p.organisation_id = partner_step.organisation_id));
create policy own_changes on conversations.partner_step for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- A workshop belongs to the organisation of its phase, and its host is whoever sets it up.
create policy own_adds on conversations.workshop for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and host_id = (select platform.viewer_person())
  and exists (select from conversations.phase p where p.id = phase_id and p.organisation_id = workshop.organisation_id));
create policy own_changes on conversations.workshop for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on conversations.batch_entry for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and entered_by = (select platform.viewer_person())
  and not exists (select from conversations.batch_count c where c.workshop_id = batch_entry.workshop_id));
create policy own_adds on conversations.batch_entry_count for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.batch_entry e where e.workshop_id = batch_entry_count.workshop_id and e.ordinal = batch_entry_count.ordinal and e.entered_by = (select platform.viewer_person())));
-- Nothing counts before two people have entered it.
create policy own_adds on conversations.batch_count for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and counted_by = (select platform.viewer_person())
  and 2 = (select count(*) from conversations.batch_entry e where e.workshop_id = batch_count.workshop_id));
create policy own_adds on conversations.batch_tally for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- ── typing in what was said elsewhere ────────────────────────────────────────────────────────────────────────────────
-- Below this many people in a room nothing exact about it is shown to the public (row S85: groups of 8 or more).
create function conversations.fewest_people() returns integer language sql immutable set search_path = '' return 8;
-- Paper takes a while: what was said in time may be typed in for a week after the end. Then, and not before, what was heard
-- away from the screen is published, so that nobody can subtract one batch from another by looking twice.
create function conversations.typing_days() returns integer language sql immutable set search_path = '' return 7;

create function conversations.ended_at(phase conversations.phase, at timestamptz) returns timestamptz language sql stable set search_path = ''
begin atomic
  select case when coalesce((phase).closed_at, (phase).closes_at) <= at then least((phase).closed_at, (phase).closes_at) end;
end;

create function conversations.takes_typing(phase conversations.phase, said_on date, at timestamptz) returns boolean language sql stable set search_path = ''
begin atomic
  select (phase).announced_at is not null
    and said_on between ((phase).opens_at at time zone 'Europe/London')::date and (least(at, coalesce(conversations.ended_at(phase, at), at)) at time zone 'Europe/London')::date
    and at < coalesce(conversations.ended_at(phase, at) + make_interval(days => conversations.typing_days()), 'infinity')
    and not exists (select from conversations.pause p where p.phase_id = (phase).id and p.began_at <= at and (p.ended_at is null or p.ended_at > at) and (phase).closed_at is null);
end;

create function conversations.note_typing(phase conversations.phase, route text, words integer, votes integer, at timestamptz) returns void language sql set search_path = ''
begin atomic
  insert into conversations.typed_day as t (phase_id, organisation_id, route, typed_on, typed_by, words_count, votes_count)
  values ((phase).id, (phase).organisation_id, route, (at at time zone 'Europe/London')::date, platform.viewer_person(), words, votes)
  on conflict (phase_id, route, typed_on, typed_by) do update set words_count = t.words_count + excluded.words_count, votes_count = t.votes_count + excluded.votes_count;
end;

/*
 * Keeps words that somebody of the phase's organisation types in for a person who agreed; null where that phase takes none, or
 * the idea that is answered is not there. They wait to be read like any others. The time kept is the day on which they were said.
 */
create function conversations.type_words(phase uuid, parent uuid, words text, language text, route text, district text, concern text, code_hash bytea, said_on date, workshop uuid, may_quote boolean, at timestamptz) returns uuid
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
    insert into conversations.workshop_words (contribution_id, workshop_id, organisation_id, may_quote) values (made, room.id, room.organisation_id, room.quotes = 'all' or (room.quotes = 'some' and type_words.may_quote));
  end if;
  perform conversations.note_typing(place, type_words.route, 1, 0, at);
  return made;
end $$;

-- Adds one person's votes, typed in by staff, to the totals. False where the phase takes none; words that are not shown do not count.
create function conversations.type_votes(phase uuid, route text, items integer[], choices smallint[], said_on date, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare
  place conversations.phase;
  counted integer;
begin
  if platform.viewer_person() is null then return false; end if;
  select * into place from conversations.phase p where p.id = type_votes.phase and p.organisation_id = any (platform.viewer_organisations()) for share;
  if place.id is null or not conversations.takes_typing(place, type_votes.said_on, at) then return false; end if;
  insert into conversations.spoken_tally as t (phase_number, route, item, up, down, pass)
    select place.number, type_votes.route, a.item, (a.choice = 1)::int, (a.choice = -1)::int, (a.choice = 0)::int
    from (select distinct on (x.item) x.item, x.choice from unnest(items, choices) as x (item, choice) where x.choice between -1 and 1 order by x.item) a
    join conversations.contribution c on c.phase_id = place.id and c.item = a.item and c.state = 'shown' order by a.item
    on conflict on constraint spoken_tally_pkey do update set up = t.up + excluded.up, down = t.down + excluded.down, pass = t.pass + excluded.pass;
  get diagnostics counted = row_count;
  if counted > 0 then perform conversations.note_typing(place, type_votes.route, 0, counted, at); end if;
  return counted > 0;
end $$;

-- ── what was heard online and in person ──────────────────────────────────────────────────────────────────────────────
/*
 * How many voted on each idea or comment, online and away from the screen. For organisers, at any time: online counts in full tens
 * while people still vote, so that no single vote can be read off. For everyone: online after the end; in person once nothing more
 * can be typed in, and only where the rooms together held enough people. Null means not told.
 */
create function conversations.heard(phase uuid, for_organisers boolean, at timestamptz)
  returns table (item integer, online_up integer, online_down integer, online_pass integer, room_up integer, room_down integer, room_pass integer, is_room_small boolean, is_room_complete boolean)
  language plpgsql stable security definer set search_path = '' as $$
declare
  place conversations.phase;
  ended timestamptz;
  is_own boolean;
  is_complete boolean;
  step integer;
begin
  select * into place from conversations.phase p where p.id = heard.phase and p.announced_at is not null;
  if place.id is null then return; end if;
  ended := conversations.ended_at(place, at);
  is_own := for_organisers and place.organisation_id = any (platform.viewer_organisations());
  is_complete := ended is not null and at >= ended + make_interval(days => conversations.typing_days());
  if ended is null and not is_own then return; end if;
  step := case when ended is null then 10 else 1 end;
  return query
    select c.item, coalesce(t.up, 0) / step * step, coalesce(t.down, 0) / step * step, coalesce(t.pass, 0) / step * step,
      case when told.is_told then (coalesce(b.up, 0) + coalesce(s.up, 0))::integer end, case when told.is_told then (coalesce(b.down, 0) + coalesce(s.down, 0))::integer end,
      case when told.is_told then (coalesce(b.pass, 0) + coalesce(s.pass, 0))::integer end, room.people between 1 and conversations.fewest_people() - 1, is_complete
    from conversations.contribution c
    left join conversations.tally t on t.phase_number = place.number and t.item = c.item
    left join lateral (select sum(x.up) as up, sum(x.down) as down, sum(x.pass) as pass, sum(x.people_count) as people from conversations.batch_tally x join conversations.workshop w on w.id = x.workshop_id and w.phase_id = place.id where x.item = c.item) b on true
    left join lateral (select sum(x.up) as up, sum(x.down) as down, sum(x.pass) as pass from conversations.spoken_tally x where x.phase_number = place.number and x.item = c.item) s on true
    cross join lateral (select coalesce(b.people, 0) + coalesce(s.up + s.down + s.pass, 0) as people) room
    cross join lateral (select is_own or (is_complete and (room.people = 0 or room.people >= conversations.fewest_people())) as is_told) told
    where c.phase_id = place.id and c.state in ('shown', 'merged');
end $$;

-- Workshops and events of a phase as everyone may read them: nothing exact about few people, nothing about children but that they were heard.
create function conversations.public_workshops(phase uuid, at timestamptz)
  returns table (title text, route text, held_on date, people_count integer, district text, partner text, idea_count integer, is_under_16 boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select case when told.is_told then w.title end, w.route, case when told.is_told then w.held_on end, case when told.is_told then coalesce(n.people_count, w.people_count) end,
    case when told.is_told then w.district end, case when told.is_told then g.name end,
    case when told.is_told then (select count(*)::integer from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id and c.kind = 'idea' and c.state = 'shown' where x.workshop_id = w.id) end, w.is_under_16
  from conversations.workshop w
  join conversations.phase p on p.id = w.phase_id and p.announced_at is not null
  left join conversations.batch_count n on n.workshop_id = w.id
  left join conversations.partner_group g on g.id = w.partner_group_id
  cross join lateral (select not w.is_under_16 and least(w.people_count, coalesce(n.people_count, w.people_count)) >= conversations.fewest_people() as is_told) told
  where w.phase_id = phase and w.held_on <= (at at time zone 'Europe/London')::date
  order by told.is_told desc, w.held_on desc, w.id;
end;

-- The ideas that few have seen yet, for a vote sheet: drawn when the workshop is set up.
create function conversations.sheet_of(phase uuid, how_many integer) returns integer[] language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(x.item order by x.item), '{}') from (
    select c.item from conversations.contribution c join conversations.phase p on p.id = c.phase_id and p.announced_at is not null
    left join lateral (select sum(e.served) as served from conversations.exposure e where e.phase_number = p.number and e.item = c.item) e on true
    where c.phase_id = phase and c.kind = 'idea' and c.state = 'shown' order by coalesce(e.served, 0), c.item limit least(how_many, 40)) x;
end;

revoke execute on function conversations.fewest_people, conversations.typing_days, conversations.ended_at, conversations.takes_typing, conversations.note_typing, conversations.type_words, conversations.type_votes,
  conversations.heard, conversations.public_workshops, conversations.sheet_of from public;
grant execute on function conversations.fewest_people, conversations.typing_days, conversations.ended_at, conversations.takes_typing, conversations.type_words, conversations.type_votes, conversations.heard, conversations.public_workshops, conversations.sheet_of to allied_app, allied_worker;
