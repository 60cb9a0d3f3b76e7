-- Conversations: words and votes are two stores without a joining key, and what people say about themselves is a third, of totals.
-- docs/threats/conversations.md says who could try what with these tables, and which test plays it.
create schema conversations;
grant usage on schema conversations to allied_app, allied_worker;

create table conversations.conversation (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  title text not null check (length(title) between 3 and 150),
  purpose text not null check (length(purpose) between 10 and 2000),
  -- Whether the votes may be given out as a table after the end. Said in the notice before anything opens, and fixed from then on.
  is_matrix_open boolean not null default false,
  is_example boolean not null default false,
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid
);
create index conversation_by_organisation on conversations.conversation (organisation_id);

-- One time of listening with its own question and audience. People vote within a phase; nothing joins two phases.
create table conversations.phase (
  id uuid primary key default gen_random_uuid(),
  -- Short name of the phase in the vote store, where each row must be small.
  number integer generated always as identity unique,
  conversation_id uuid not null references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  position smallint not null check (position between 1 and 20),
  kind text not null check (kind in ('people', 'professionals', 'challenge', 'staff voice', 'always open')),
  title text not null check (length(title) between 3 and 150),
  question text not null check (length(question) between 5 and 400),
  introduction text not null default '' check (length(introduction) <= 4000),
  audience text not null default '' check (length(audience) <= 300),
  opens_at timestamptz not null,
  -- None: open until somebody closes it.
  closes_at timestamptz check (closes_at > opens_at),
  -- Nothing is shown before a person has read it. Off only by a decision with a reason.
  is_pre_moderated boolean not null default true,
  announced_at timestamptz,
  announced_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  -- The key is destroyed and the votes stand under random numbers.
  sealed_at timestamptz,
  revision integer not null default 1,
  unique (conversation_id, position),
  check (sealed_at is null or closed_at is not null)
);
create index phase_by_organisation on conversations.phase (organisation_id);

create table conversations.phase_prompt (
  phase_id uuid not null references conversations.phase (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  position smallint not null,
  words text not null check (length(words) between 3 and 300),
  -- Asks for what works and what should grow (appreciative inquiry).
  is_appreciative boolean not null default false,
  primary key (phase_id, position)
);
create index phase_prompt_by_organisation on conversations.phase_prompt (organisation_id);

create table conversations.pause (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at > began_at),
  reason text not null check (length(reason) between 3 and 600),
  made_by uuid
);
create index pause_by_phase on conversations.pause (phase_id);
create index pause_by_organisation on conversations.pause (organisation_id);
create unique index one_pause_at_a_time on conversations.pause (phase_id) where ended_at is null;

create function conversations.is_open(phase conversations.phase, at timestamptz) returns boolean language sql stable set search_path = ''
begin atomic
  select (phase).announced_at is not null and (phase).closed_at is null and (phase).opens_at <= at and ((phase).closes_at is null or (phase).closes_at > at)
    and not exists (select from conversations.pause p where p.phase_id = (phase).id and p.began_at <= at and (p.ended_at is null or p.ended_at > at));
end;

-- What makes a visitor's random cookie into a participant's number, in one phase. In no back-up; destroyed at the end.
create table conversations.phase_key (
  phase_number integer primary key references conversations.phase (number),
  key bytea not null check (length(key) = 32)
);

-- ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- An idea or a comment. Times to the hour. No person, no participant, no address, no device.
create table conversations.contribution (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  -- The name of these words in the vote store: random, so that it tells no order.
  item integer not null check (item > 0),
  kind text not null check (kind in ('idea', 'comment')),
  parent_id uuid references conversations.contribution (id),
  words text not null check (length(words) between 3 and 4000),
  -- What everyone reads, where a moderator masked something that could give the author or somebody else away.
  shown_words text check (length(shown_words) between 3 and 4000),
  language text not null default 'en' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  route text not null check (route in ('online', 'phone', 'paper', 'workshop', 'event', 'in person')),
  district text check (district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
  received_hour timestamptz not null check (received_hour = date_trunc('hour', received_hour)),
  state text not null default 'held' check (state in ('held', 'shown', 'refused', 'withdrawn', 'merged')),
  merged_into uuid references conversations.contribution (id),
  -- Words in it that speak of harm: a trained person reads it first.
  concern text,
  -- SHA-256 of the author's code. Whoever holds the code may change, withdraw or follow these words, and these only.
  code_hash bytea not null unique check (length(code_hash) = 32),
  revision integer not null default 1,
  check ((kind = 'comment') = (parent_id is not null)),
  check ((state = 'merged') = (merged_into is not null)),
  unique (phase_id, item)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
create index contribution_by_state on conversations.contribution (phase_id, state, received_hour);
create index contribution_by_parent on conversations.contribution (parent_id) where parent_id is not null;
create index contribution_by_merger on conversations.contribution (merged_into) where merged_into is not null;
create index contribution_by_organisation on conversations.contribution (organisation_id);

-- When words stood open to votes, to the hour: the time before reading, and any time they were hidden, does not count.
create table conversations.showing (
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  began_hour timestamptz not null check (began_hour = date_trunc('hour', began_hour)),
  ended_hour timestamptz check (ended_hour >= began_hour),
  primary key (contribution_id, began_hour)
);
create index showing_by_organisation on conversations.showing (organisation_id);

-- What a moderator decided and why. The reason is for the author (by code) and, without the words, for everyone.
create table conversations.decision (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  outcome text not null check (outcome in ('shown', 'shown with words masked', 'refused', 'hidden', 'merged', 'parted')),
  reason_code text check (reason_code ~ '^[a-z-]{3,40}$'),
  note text not null default '' check (length(note) <= 600),
  decided_at timestamptz not null,
  decided_by uuid,
  check (outcome not in ('refused', 'hidden') or reason_code is not null)
);
create index decision_by_contribution on conversations.decision (contribution_id, decided_at);
create index decision_by_organisation on conversations.decision (organisation_id, decided_at);

-- ── votes ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- No time, no address. The participant's number is worked out of a cookie and the phase's key, and cannot be without both.
-- Dead rows tell an order: they are swept within a minute of every thousandth.
create table conversations.vote (
  phase_number integer not null,
  participant bigint not null,
  item integer not null,
  choice smallint not null check (choice between -1 and 1),
  -- Counted in a running total by perspective as well; which one is not kept.
  has_perspective boolean not null default false,
  primary key (phase_number, participant, item)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_insert_scale_factor = 0.2);

-- After the end: the same votes under numbers drawn at random, in random order.
create table conversations.sealed_vote (
  phase_number integer not null,
  participant integer not null,
  item integer not null,
  choice smallint not null check (choice between -1 and 1),
  primary key (phase_number, participant, item)
);

create table conversations.tally (
  phase_number integer not null,
  item integer not null,
  up integer not null default 0 check (up >= 0),
  down integer not null default 0 check (down >= 0),
  pass integer not null default 0 check (pass >= 0),
  primary key (phase_number, item)
) with (fillfactor = 70);

-- Running totals by a perspective that somebody chose to add (carer, rural, a role group), never a row for a person.
create table conversations.perspective_tally (
  phase_number integer not null,
  item integer not null,
  perspective text not null check (perspective ~ '^[a-z-]{3,40}$'),
  up integer not null default 0 check (up >= 0),
  down integer not null default 0 check (down >= 0),
  pass integer not null default 0 check (pass >= 0),
  primary key (phase_number, item, perspective)
);

-- How often words were served at a place of the list, and how often they came into view: counts by hour, no row for a visitor.
create table conversations.exposure (
  phase_number integer not null,
  item integer not null,
  position smallint not null check (position between 1 and 500),
  hour timestamptz not null check (hour = date_trunc('hour', hour)),
  -- The place was drawn at random: what is learnt about places is learnt from these.
  is_random boolean not null,
  served integer not null default 0,
  seen integer not null default 0,
  votes integer not null default 0,
  primary key (phase_number, item, position, hour, is_random)
) with (fillfactor = 70);

-- The third store: how many people said what about themselves, question by question. No row for a person.
create table conversations.reach_total (
  phase_number integer not null,
  characteristic text not null check (characteristic ~ '^[a-z-]{3,40}$'),
  answer text not null check (length(answer) between 1 and 80),
  people integer not null default 0 check (people >= 0),
  primary key (phase_number, characteristic, answer)
);

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['conversation', 'phase', 'phase_prompt', 'pause', 'phase_key', 'contribution', 'showing', 'decision', 'vote', 'sealed_vote', 'tally', 'perspective_tally', 'exposure', 'reach_total'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['conversation', 'phase', 'phase_prompt', 'pause', 'showing', 'decision'] loop
    execute format('grant select, insert, update on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_adds on conversations.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_changes on conversations.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
grant delete on conversations.phase_prompt to allied_app;
create policy own_takes_away on conversations.phase_prompt for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

create policy anyone_sees on conversations.phase for select to allied_app using ((select platform.viewer_is_anyone()) and announced_at is not null);
create policy anyone_sees on conversations.conversation for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.conversation_id = conversation.id));
create policy anyone_sees on conversations.phase_prompt for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id));
create policy anyone_sees on conversations.pause for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id));

-- Words: what is shown is for everyone, the rest for the organisation that reads them. Nobody reads the hash of a code.
grant select (id, phase_id, organisation_id, item, kind, parent_id, words, shown_words, language, route, district, received_hour, state, merged_into, concern, revision) on conversations.contribution to allied_app;
grant update (shown_words, state, merged_into, concern, revision) on conversations.contribution to allied_app;
create policy own_sees on conversations.contribution for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on conversations.contribution for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on conversations.contribution for select to allied_app using ((select platform.viewer_is_anyone()) and state = 'shown');
create policy anyone_sees on conversations.showing for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.contribution c where c.id = contribution_id and c.state = 'shown'));

-- Votes, totals and keys have no policy for the web's login: only these functions answer, each to one question.

create function conversations.participant_of(key bytea, token bytea) returns bigint language sql immutable strict set search_path = ''
begin atomic
  -- The first eight bytes of SHA-256 over the phase's key and the visitor's cookie: two visitors in 10 million meet with odds of 1 to 370,000.
  select ('x' || encode(substring(sha256(key || token) for 8), 'hex'))::bit(64)::bigint;
end;

-- What a vote that was `old` and is `new` adds to the totals: 1, 0 or -1 each; null is no vote.
create function conversations.change_of(phase integer, item integer, perspective text, old smallint, new smallint) returns conversations.perspective_tally language sql immutable set search_path = ''
begin atomic
  select row(phase, item, perspective, (new is not distinct from 1::smallint)::int - (old is not distinct from 1::smallint)::int,
    (new is not distinct from -1::smallint)::int - (old is not distinct from -1::smallint)::int,
    (new is not distinct from 0::smallint)::int - (old is not distinct from 0::smallint)::int)::conversations.perspective_tally;
end;

-- Adds changes to the running totals, in one order for all writers.
create function conversations.add_to_tallies(changed conversations.perspective_tally[]) returns void language plpgsql set search_path = '' as $$
declare one record;
begin
  for one in select c.phase_number, c.item, c.perspective, sum(c.up)::int as up, sum(c.down)::int as down, sum(c.pass)::int as pass
    from unnest(changed) c group by 1, 2, 3 order by 3, 1, 2
  loop
    if one.perspective = '' then
      insert into conversations.tally as t values (one.phase_number, one.item, greatest(one.up, 0), greatest(one.down, 0), greatest(one.pass, 0))
        on conflict (phase_number, item) do update set up = t.up + one.up, down = t.down + one.down, pass = t.pass + one.pass;
    else
      insert into conversations.perspective_tally as t values (one.phase_number, one.item, one.perspective, greatest(one.up, 0), greatest(one.down, 0), greatest(one.pass, 0))
        on conflict (phase_number, item, perspective) do update set up = t.up + one.up, down = t.down + one.down, pass = t.pass + one.pass;
    end if;
  end loop;
end $$;

/*
 * Takes votes of one turn, several people's together, in one transaction. A vote again replaces the first; null takes it back.
 * Answers in the order asked: kept, closed, or unknown (no such words, or not shown). Locks in one order: no two wait for each other.
 */
create function conversations.cast_votes(phases integer[], tokens bytea[], items integer[], choices smallint[], perspectives text[], at timestamptz) returns text[]
  language plpgsql security definer set search_path = '' as $$
declare
  answers text[] := array_fill('unknown'::text, array[cardinality(phases)]);
  asked record;
  old smallint;
  had boolean;
  changed conversations.perspective_tally[] := '{}';
begin
  for asked in
    select a.n, a.phase, a.item, a.choice, a.perspective, conversations.participant_of(k.key, a.token) as participant, k.key is not null and conversations.is_open(p, at) as is_open
    from unnest(phases, tokens, items, choices, perspectives) with ordinality as a (phase, token, item, choice, perspective, n)
    join conversations.phase p on p.number = a.phase
    join conversations.contribution c on c.phase_id = p.id and c.item = a.item and c.state = 'shown'
    left join conversations.phase_key k on k.phase_number = p.number
    order by a.phase, participant, a.item, a.n
  loop
    if not asked.is_open then
      answers[asked.n] := 'closed';
      continue;
    end if;
    answers[asked.n] := 'kept';
    loop
      select v.choice, v.has_perspective into old, had from conversations.vote v
        where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item for update;
      if not found then
        old := null;
        had := null;
        exit when asked.choice is null;
        insert into conversations.vote values (asked.phase, asked.participant, asked.item, asked.choice, asked.perspective is not null) on conflict do nothing;
        exit when found;
        continue;
      end if;
      exit when old is not distinct from asked.choice;
      if asked.choice is null then
        delete from conversations.vote v where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item;
      else
        update conversations.vote v set choice = asked.choice where v.phase_number = asked.phase and v.participant = asked.participant and v.item = asked.item;
      end if;
      exit;
    end loop;
    continue when old is not distinct from asked.choice;
    changed := array_append(changed, conversations.change_of(asked.phase, asked.item, '', old, asked.choice));
    if asked.perspective is not null and had is distinct from false then
      changed := array_append(changed, conversations.change_of(asked.phase, asked.item, asked.perspective, old, asked.choice));
    end if;
  end loop;
  perform conversations.add_to_tallies(changed);
  return answers;
end $$;

-- How this visitor voted: for them alone, since only their cookie makes their number.
create function conversations.votes_of(phase integer, token bytea) returns table (item integer, choice smallint) language sql stable security definer set search_path = ''
begin atomic
  select v.item, v.choice from conversations.phase_key k join conversations.vote v on v.phase_number = k.phase_number and v.participant = conversations.participant_of(k.key, token)
  where k.phase_number = phase;
end;

/*
 * Keeps an idea or a comment and answers its id; null where the phase is not open or the parent is not shown there.
 * The item's number is drawn at random until it is free.
 */
create function conversations.contribute(phase uuid, parent uuid, words text, shown_words text, language text, route text, district text, concern text, code_hash bytea, at timestamptz) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare
  place conversations.phase;
  made uuid;
begin
  -- Closing waits until words on their way in are kept, and who comes later is told that it is closed.
  select * into place from conversations.phase p where p.id = phase for share;
  if place.id is null or not conversations.is_open(place, at) then return null; end if;
  if parent is not null and not exists (select from conversations.contribution c where c.id = parent and c.phase_id = phase and c.state = 'shown' and c.kind = 'idea') then return null; end if;
  loop
    insert into conversations.contribution (phase_id, organisation_id, item, kind, parent_id, words, shown_words, language, route, district, received_hour, state, concern, code_hash)
    values (phase, place.organisation_id, 1 + floor(random() * 2147483646)::int, case when parent is null then 'idea' else 'comment' end, parent, words, shown_words, language, route, district,
      date_trunc('hour', at), case when place.is_pre_moderated or concern is not null then 'held' else 'shown' end, concern, code_hash)
    on conflict (phase_id, item) do nothing returning id into made;
    exit when made is not null;
  end loop;
  if not (place.is_pre_moderated or concern is not null) then
    insert into conversations.showing (contribution_id, organisation_id, began_hour) values (made, place.organisation_id, date_trunc('hour', at));
  end if;
  return made;
end $$;

-- The author's own words, for whoever holds their code.
create function conversations.by_code(hash bytea)
  returns table (id uuid, phase_id uuid, kind text, words text, shown_words text, state text, received_hour timestamptz, merged_into uuid, revision integer, outcome text, reason_code text, note text)
  language sql stable security definer set search_path = ''
begin atomic
  select c.id, c.phase_id, c.kind, c.words, c.shown_words, c.state, c.received_hour, c.merged_into, c.revision, d.outcome, d.reason_code, d.note
  from conversations.contribution c
  left join lateral (select * from conversations.decision d where d.contribution_id = c.id order by d.decided_at desc limit 1) d on true
  where c.code_hash = hash;
end;

/*
 * Changes the author's own words: they are held again until somebody has read them. False for an unknown code, for words
 * withdrawn or merged, and for a form older than the words.
 */
create function conversations.change_by_code(hash bytea, new_words text, new_concern text, was_revision integer, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare changed uuid;
begin
  update conversations.contribution c set words = new_words, shown_words = null, concern = new_concern, state = 'held', revision = c.revision + 1
  where c.code_hash = hash and c.revision = was_revision and c.state in ('held', 'shown', 'refused') returning c.id into changed;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = changed and s.ended_hour is null;
  return changed is not null;
end $$;

-- Withdraws the author's own words, also after the end. The words themselves are taken out of the row.
create function conversations.withdraw_by_code(hash bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare withdrawn uuid;
begin
  update conversations.contribution c set words = '(withdrawn)', shown_words = null, state = 'withdrawn', merged_into = null, concern = null, revision = c.revision + 1
  where c.code_hash = hash and c.state <> 'withdrawn' returning c.id into withdrawn;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = withdrawn and s.ended_hour is null;
  return withdrawn is not null;
end $$;

-- Adds what was served and seen since the last time to the counts by hour.
create function conversations.add_exposure(phases integer[], items integer[], positions smallint[], random boolean[], more_served integer[], more_seen integer[], more_votes integer[], at timestamptz) returns void
  language sql security definer set search_path = ''
begin atomic
  insert into conversations.exposure as e (phase_number, item, position, hour, is_random, served, seen, votes)
  select a.phase, a.item, a.place, date_trunc('hour', at), a.is_random, sum(a.served), sum(a.seen), sum(a.votes)
  from unnest(phases, items, positions, random, more_served, more_seen, more_votes) as a (phase, item, place, is_random, served, seen, votes)
  join conversations.phase p on p.number = a.phase
  join conversations.contribution c on c.phase_id = p.id and c.item = a.item
  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 5
  on conflict (phase_number, item, position, hour, is_random) do update set served = e.served + excluded.served, seen = e.seen + excluded.seen, votes = e.votes + excluded.votes;
end;

-- How often each idea of an announced phase was served so far: what the order of its list is balanced by.
create function conversations.served_of(phase integer) returns table (item integer, served bigint) language sql stable security definer set search_path = ''
begin atomic
  select e.item, sum(e.served) from conversations.exposure e join conversations.phase p on p.number = e.phase_number and p.announced_at is not null where e.phase_number = phase group by e.item;
end;

-- One person's answers about themselves, added to the totals and kept nowhere else.
create function conversations.add_reach(phase integer, characteristics text[], answers text[], at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from conversations.phase p where p.number = phase and conversations.is_open(p, at)) then return false; end if;
  insert into conversations.reach_total as r select phase, a.characteristic, a.answer, 1 from unnest(characteristics, answers) as a (characteristic, answer)
    group by a.characteristic, a.answer order by 2, 3
    on conflict (phase_number, characteristic, answer) do update set people = r.people + 1;
  return true;
end $$;

-- Opens the vote store of a phase: from here on there is a key.
create function conversations.make_key(phase integer, new_key bytea) returns void language sql security definer set search_path = ''
begin atomic
  insert into conversations.phase_key (phase_number, key) select p.number, new_key from conversations.phase p
  where p.number = phase and p.announced_at is not null and p.closed_at is null and p.organisation_id = any (platform.viewer_organisations()) on conflict do nothing;
end;

/*
 * The end of a phase: the key is destroyed, every vote gets a number drawn at random for its participant and stands in random
 * order, and the words are written again in random order, so that neither place nor transaction tells who wrote or voted when.
 */
create function conversations.seal_phase(phase integer, at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare place conversations.phase;
declare one uuid;
begin
  select * into place from conversations.phase p where p.number = phase for update;
  -- A vote that was on its way when the phase closed has come home after a minute.
  if place.closed_at is null or place.sealed_at is not null or place.closed_at > at - interval '1 minute' then return false; end if;
  delete from conversations.phase_key k where k.phase_number = phase;
  insert into conversations.sealed_vote
    select phase, drawn.number, v.item, v.choice from conversations.vote v
    join (select p.participant, row_number() over (order by random()) as number from (select distinct x.participant from conversations.vote x where x.phase_number = phase) p) drawn on drawn.participant = v.participant
    where v.phase_number = phase order by random();
  delete from conversations.vote v where v.phase_number = phase;
  for one in select c.id from conversations.contribution c where c.phase_id = place.id order by random() loop
    update conversations.contribution c set revision = c.revision + 1 where c.id = one;
  end loop;
  update conversations.phase p set sealed_at = at where p.id = place.id;
  return true;
end $$;

-- What was refused or hidden and why, without the words, for everyone.
create function conversations.public_log(phase uuid) returns table (id uuid, kind text, outcome text, reason_code text, decided_on date) language sql stable security definer set search_path = ''
begin atomic
  select d.id, c.kind, d.outcome, d.reason_code, (d.decided_at at time zone 'Europe/London')::date
  from conversations.decision d join conversations.contribution c on c.id = d.contribution_id join conversations.phase p on p.id = c.phase_id
  where c.phase_id = phase and p.announced_at is not null and d.outcome in ('refused', 'hidden', 'merged', 'parted', 'shown with words masked');
end;

revoke execute on all functions in schema conversations from public;
grant execute on function conversations.is_open, conversations.cast_votes, conversations.votes_of, conversations.contribute, conversations.by_code, conversations.change_by_code, conversations.withdraw_by_code,
  conversations.add_exposure, conversations.add_reach, conversations.make_key, conversations.served_of, conversations.public_log to allied_app, allied_worker;
grant execute on function conversations.seal_phase to allied_worker;
