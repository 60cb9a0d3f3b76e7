-- Whom a conversation reaches: what people say about themselves (running totals only), from which side they vote (running totals
-- only), whom the organisers want to hear, and the figures that are told. docs/adr/0017-reach.md; test/anonymity/reach.test.ts.

-- ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Questions about oneself and perspectives, chosen by the organiser from content/about-you.yaml.
create table conversations.about_question (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  question text not null check (question ~ '^[a-z-]{3,40}$'),
  primary key (phase_id, question)
);
create index about_question_by_organisation on conversations.about_question (organisation_id);

create table conversations.phase_perspective (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  perspective text not null check (perspective ~ '^[a-z-]{3,40}$'),
  primary key (phase_id, perspective)
);
create index phase_perspective_by_organisation on conversations.phase_perspective (organisation_id);

-- What share of the people concerned gave this answer elsewhere, with its source, and how many the organisers want to reach.
create table conversations.reach_target (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  question text not null check (question ~ '^[a-z-]{3,40}$'),
  answer text not null check (length(answer) between 1 and 80),
  reference_per_10000 integer check (reference_per_10000 between 1 and 10000),
  reference_source text not null default '' check (length(reference_source) <= 300),
  wanted_people integer check (wanted_people between 10 and 1000000),
  primary key (phase_id, question, answer),
  -- A share without a source is a guess.
  check (reference_per_10000 is null or length(reference_source) >= 10),
  check (reference_per_10000 is not null or wanted_people is not null)
);
create index reach_target_by_organisation on conversations.reach_target (organisation_id);

-- Whom a conversation must hear, and how they are invited (row S45). Heard through a partner group's workshop, or by an answer.
create table conversations.inclusion_group (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 150),
  plan text not null check (length(plan) between 10 and 1000),
  partner_group_id uuid,
  question text check (question ~ '^[a-z-]{3,40}$'),
  answer text check (length(answer) between 1 and 80),
  made_on date not null,
  made_by uuid,
  foreign key (partner_group_id, organisation_id) references conversations.partner_group (id, organisation_id),
  check ((question is null) = (answer is null)),
  check (partner_group_id is not null or question is not null),
  unique (conversation_id, name)
);
create index inclusion_group_by_organisation on conversations.inclusion_group (organisation_id);
create index inclusion_group_by_partner on conversations.inclusion_group (partner_group_id) where partner_group_id is not null;

-- The organisers say that a conversation was inclusive. Only conversations.state_inclusive writes here, and it looks first.
create table conversations.inclusion_statement (
  conversation_id uuid primary key references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  stated_on date not null,
  stated_by uuid
);
create index inclusion_statement_by_organisation on conversations.inclusion_statement (organisation_id);

-- ── what is told ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Figures drawn by the worker, protected before they are written here. `basis` is the whole number of people that they were drawn
-- from: nobody but the worker reads it.
create table conversations.reach_drawing (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  part text not null check (part in ('answers', 'votes')),
  basis integer not null check (basis >= 0),
  drawn_on date not null,
  -- Nothing more can come in: everyone may read it.
  is_final boolean not null default false,
  primary key (phase_id, part)
);
create index reach_drawing_by_organisation on conversations.reach_drawing (organisation_id);

create table conversations.reach_figure (
  phase_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  part text not null,
  question text not null check (question ~ '^[a-z-]{3,40}$'),
  answer text not null check (length(answer) between 1 and 80),
  -- At least so many, in steps of ten; null: too few to tell, which may be nobody.
  people integer check (people >= 10),
  -- Told for professions only (row S157): nobody so far.
  is_nobody boolean not null default false check (not is_nobody or people is null),
  primary key (phase_id, part, question, answer),
  foreign key (phase_id, part) references conversations.reach_drawing (phase_id, part) on delete cascade
);
create index reach_figure_by_organisation on conversations.reach_figure (organisation_id);

-- A room told once what it consists of.
alter table conversations.workshop add column reach_counted_on date;

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['about_question', 'phase_perspective', 'reach_target', 'inclusion_group', 'inclusion_statement', 'reach_drawing', 'reach_figure'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['about_question', 'phase_perspective', 'reach_target', 'inclusion_group'] loop
    execute format('grant select, insert, delete on conversations.%I to allied_app', place);
    execute format('create policy own_takes_away on conversations.%I for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['about_question', 'phase_perspective', 'reach_target'] loop
    execute format('create policy own_adds on conversations.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
      and exists (select from conversations.phase p where p.id = phase_id and p.organisation_id = %I.organisation_id))', place, place);
    execute format('create policy anyone_sees on conversations.%I for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id))', place);
  end loop;
end $$;
create policy own_adds on conversations.inclusion_group for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.conversation c where c.id = conversation_id and c.organisation_id = inclusion_group.organisation_id));
grant update (reference_per_10000, reference_source, wanted_people) on conversations.reach_target to allied_app;
create policy own_changes on conversations.reach_target for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant select on conversations.inclusion_statement, conversations.reach_figure to allied_app;
grant select (phase_id, organisation_id, part, drawn_on, is_final) on conversations.reach_drawing to allied_app;
create policy anyone_sees on conversations.inclusion_statement for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.conversation c where c.id = conversation_id));
create policy anyone_sees on conversations.reach_drawing for select to allied_app using ((select platform.viewer_is_anyone()) and is_final);
create policy anyone_sees on conversations.reach_figure for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.reach_drawing d where d.phase_id = reach_figure.phase_id and d.part = reach_figure.part));

-- ── perspectives ─────────────────────────────────────────────────────────────────────────────────────────────────────
/*
 * A vote counts under one perspective at most: the one its voter had chosen when they cast it last. Which one is not written beside the
 * vote. A mark is kept that only somebody with the phase's key and the voter's cookie can read, by trying every perspective.
 */
alter table conversations.vote drop column has_perspective, add column perspective_mark integer;

create function conversations.perspective_mark_of(key bytea, token bytea, item integer, perspective text) returns integer language sql immutable strict set search_path = ''
begin atomic
  -- Four bytes of SHA-256: among eight perspectives a wrong one fits once in 500 million votes.
  select ('x' || encode(substring(sha256(key || token || int4send(item) || convert_to(perspective, 'UTF8')) for 4), 'hex'))::bit(32)::integer;
end;

-- The perspective under which a vote was counted, for whoever holds the cookie; null where there was none.
create function conversations.perspective_of(phase integer, key bytea, token bytea, item integer, mark integer, also text[]) returns text language sql stable set search_path = ''
begin atomic
  select tried.perspective from (select t.perspective from conversations.perspective_tally t where t.phase_number = phase and t.item = perspective_of.item union select unnest(also)) tried
  where mark is not null and conversations.perspective_mark_of(key, token, perspective_of.item, tried.perspective) = mark limit 1;
end;

/*
 * Takes votes of one turn, several people's together, in one transaction. A vote again replaces the first, with its perspective; null
 * takes it back. Answers in the order asked: kept, closed, or unknown (no such words, or not shown). Locks in one order: no two wait
 * for each other.
 */
create or replace function conversations.cast_votes(phases integer[], tokens bytea[], items integer[], choices smallint[], perspectives text[], at timestamptz) returns text[]
  language plpgsql security definer set search_path = '' as $$
declare
  answers text[] := array_fill('unknown'::text, array[cardinality(phases)]);
  asked record;
  old smallint;
  old_mark integer;
  old_perspective text;
  changed conversations.perspective_tally[] := '{}';
begin
  for asked in
    select a.n, a.phase, a.item, a.choice, pp.perspective, a.token, k.key, conversations.participant_of(k.key, a.token) as participant, k.key is not null and conversations.is_open(p, at) as is_open,
      case when a.choice is not null then conversations.perspective_mark_of(k.key, a.token, a.item, pp.perspective) end as mark
    from unnest(phases, tokens, items, choices, perspectives) with ordinality as a (phase, token, item, choice, perspective, n)
    join conversations.phase p on p.number = a.phase
    join conversations.contribution c on c.phase_id = p.id and c.item = a.item and c.state = 'shown'
    left join conversations.phase_key k on k.phase_number = p.number
    left join conversations.phase_perspective pp on pp.phase_id = p.id and pp.perspective = a.perspective
    order by a.phase, participant, a.item, a.n
  loop
    if not asked.is_open then
      answers[asked.n] := 'closed';
      continue;
    end if;
    answers[asked.n] := 'kept';
    loop
      select v.choice, v.perspective_mark into old, old_mark from conversations.vote v
        where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item for update;
      if not found then
        old := null;
        old_mark := null;
        exit when asked.choice is null;
        insert into conversations.vote (phase_number, participant, item, choice, perspective_mark) values (asked.phase, asked.participant, asked.item, asked.choice, asked.mark) on conflict do nothing;
        exit when found;
        continue;
      end if;
      exit when old is not distinct from asked.choice and old_mark is not distinct from asked.mark;
      if asked.choice is null then
        delete from conversations.vote v where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item;
      else
        update conversations.vote v set choice = asked.choice, perspective_mark = asked.mark where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item;
      end if;
      exit;
    end loop;
    if old is distinct from asked.choice then
      changed := array_append(changed, conversations.change_of(asked.phase, asked.item, '', old, asked.choice));
    end if;
    continue when old_mark is null and asked.mark is null or old_mark is not distinct from asked.mark and old is not distinct from asked.choice;
    old_perspective := conversations.perspective_of(asked.phase, asked.key, asked.token, asked.item, old_mark, perspectives);
    if old_perspective is not null then
      changed := array_append(changed, conversations.change_of(asked.phase, asked.item, old_perspective, old, null));
    end if;
    if asked.mark is not null then
      changed := array_append(changed, conversations.change_of(asked.phase, asked.item, asked.perspective, null, asked.choice));
    end if;
  end loop;
  perform conversations.add_to_tallies(changed);
  return answers;
end $$;

-- ── answers about oneself ────────────────────────────────────────────────────────────────────────────────────────────
/*
 * Adds answers to the totals of a phase and keeps them nowhere else. Every total of the phase is written again each time, also those
 * that stay the same, so that no row tells by its transaction which answers came in last, or together.
 */
create function conversations.count_reach(place conversations.phase, route text, forms integer, characteristics text[], answers text[], counts integer[]) returns void language plpgsql set search_path = '' as $$
begin
  -- Two forms at once stand in line, whatever rows they touch.
  perform pg_advisory_xact_lock(hashtextextended('conversations.reach_total', place.number));
  insert into conversations.reach_total (phase_number, characteristic, answer, people)
    select place.number, a.characteristic, a.answer, 0 from unnest(characteristics, answers) as a (characteristic, answer) join conversations.about_question q on q.phase_id = place.id and q.question = a.characteristic
    union select place.number, 'way', route, 0 on conflict do nothing;
  update conversations.reach_total r set people = r.people + coalesce((
      select sum(a.n) from unnest(characteristics, answers, counts) as a (characteristic, answer, n) join conversations.about_question q on q.phase_id = place.id and q.question = a.characteristic
      where a.characteristic = r.characteristic and a.answer = r.answer), 0) + case when r.characteristic = 'way' and r.answer = route then forms else 0 end
    where r.phase_number = place.number;
end $$;

drop function conversations.add_reach(integer, text[], text[], timestamptz);
-- One person's answers, sent from a browser. False where the phase is not open.
create function conversations.add_reach(phase integer, characteristics text[], answers text[], at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare place conversations.phase;
begin
  select * into place from conversations.phase p where p.number = phase for share;
  if place.id is null or not conversations.is_open(place, at) then return false; end if;
  perform conversations.count_reach(place, 'online', 1, characteristics, answers, array_fill(1, array[cardinality(characteristics)]));
  return true;
end $$;

-- The same, typed in by staff for somebody who agreed. False where the phase takes nothing for that day.
create function conversations.type_reach(phase uuid, route text, characteristics text[], answers text[], said_on date, at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare place conversations.phase;
begin
  if platform.viewer_person() is null or type_reach.route not in ('phone', 'paper', 'in person') then return false; end if;
  select * into place from conversations.phase p where p.id = type_reach.phase and p.organisation_id = any (platform.viewer_organisations()) for share;
  if place.id is null or not conversations.takes_typing(place, said_on, at) then return false; end if;
  perform conversations.count_reach(place, type_reach.route, 1, characteristics, answers, array_fill(1, array[cardinality(characteristics)]));
  return true;
end $$;

/*
 * How many people of a room gave which answer: counts for the whole room, once. False where the phase takes nothing more, where the
 * room told it already, or where an answer has more people than the room.
 */
create function conversations.count_room_reach(workshop uuid, characteristics text[], answers text[], counts integer[], at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  room conversations.workshop;
  place conversations.phase;
begin
  select * into room from conversations.workshop w where w.id = count_room_reach.workshop and w.organisation_id = any (platform.viewer_organisations()) and platform.viewer_person() is not null for update;
  if room.id is null or room.reach_counted_on is not null or room.is_under_16 then return false; end if;
  select * into place from conversations.phase p where p.id = room.phase_id for share;
  if not conversations.takes_typing(place, room.held_on, at) or exists (select from unnest(counts) n where n < 0 or n > room.people_count) then return false; end if;
  perform conversations.count_reach(place, room.route, room.people_count, characteristics, answers, counts);
  update conversations.workshop w set reach_counted_on = (at at time zone 'Europe/London')::date where w.id = room.id;
  return true;
end $$;

-- ── who was heard ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Words or settled hands of a partner group's workshop, or ten people and more who gave the answer: fewer cannot be told.
create function conversations.heard_groups(conversation uuid) returns table (id uuid, name text, is_heard boolean) language sql stable security definer set search_path = ''
begin atomic
  select g.id, g.name,
    exists (select from conversations.workshop w join conversations.phase p on p.id = w.phase_id and p.conversation_id = g.conversation_id where w.partner_group_id = g.partner_group_id
      and (exists (select from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id and c.state in ('held', 'shown', 'merged') where x.workshop_id = w.id)
        or exists (select from conversations.batch_count b where b.workshop_id = w.id)))
    or exists (select from conversations.reach_figure f join conversations.phase p on p.id = f.phase_id and p.conversation_id = g.conversation_id
      where f.part = 'answers' and f.question = g.question and f.answer = g.answer and f.people >= 10)
  from conversations.inclusion_group g where g.conversation_id = heard_groups.conversation
    and (g.organisation_id = any (platform.viewer_organisations())
      or platform.viewer_is_anyone() and not exists (select from conversations.phase p where p.conversation_id = g.conversation_id and p.announced_at is not null and p.closed_at is null))
  order by g.name;
end;

-- States that a conversation was inclusive. Answers the names of the groups that were not heard, and then states nothing; null where
-- it goes on, or nobody said whom it must hear.
create function conversations.state_inclusive(conversation uuid, at timestamptz) returns text[] language plpgsql security definer set search_path = '' as $$
declare
  place conversations.conversation;
  unheard text[];
begin
  select * into place from conversations.conversation c where c.id = state_inclusive.conversation and c.organisation_id = any (platform.viewer_organisations()) for update;
  if place.id is null or platform.viewer_person() is null
    or exists (select from conversations.phase p where p.conversation_id = place.id and p.closed_at is null)
    or not exists (select from conversations.inclusion_group g where g.conversation_id = place.id) then return null; end if;
  select coalesce(array_agg(h.name order by h.name), '{}') into unheard from conversations.heard_groups(place.id) h where not h.is_heard;
  if cardinality(unheard) = 0 then
    insert into conversations.inclusion_statement values (place.id, place.organisation_id, (at at time zone 'Europe/London')::date, platform.viewer_person()) on conflict do nothing;
  end if;
  return unheard;
end $$;

revoke execute on function conversations.perspective_mark_of, conversations.perspective_of, conversations.count_reach, conversations.add_reach, conversations.type_reach, conversations.count_room_reach, conversations.heard_groups, conversations.state_inclusive from public;
grant execute on function conversations.add_reach, conversations.type_reach, conversations.count_room_reach, conversations.heard_groups, conversations.state_inclusive to allied_app, allied_worker;
