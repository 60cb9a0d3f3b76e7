-- Event sessions: a day on which people at tables work through questions, write notes and vote. Notes become themes, themes become
-- draft objectives. Who was not in the room is written down with what was done about it (Oxford Health, Our Ambition; row O6).

create table strategy.event_session (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  strategy_id uuid not null references strategy.strategy (id),
  -- Parts of the strategy that the session is about; none means all of it.
  node_codes text[] not null default '{}' check (cardinality(node_codes) <= 40),
  title text not null check (length(title) between 3 and 200),
  held_on date not null,
  place text not null check (length(place) between 2 and 200),
  table_count integer not null check (table_count between 1 and 60),
  is_example boolean not null default false,
  -- Public while it is published; its publication says since when and by whom.
  is_public boolean not null default false,
  -- Counts the changes, so that a form made from an older state is noticed.
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create index event_session_by_organisation on strategy.event_session (organisation_id, held_on desc);
create index event_session_by_strategy on strategy.event_session (strategy_id, held_on desc);
create trigger no_activity_on_policy_text before insert or update of organisation_id, is_example on strategy.event_session
  for each row execute function strategy.no_activity_on_policy_text();

create table strategy.session_question (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  organisation_id uuid not null,
  position integer not null check (position between 1 and 30),
  words text not null check (length(words) between 3 and 300),
  unique (id, session_id),
  unique (session_id, position),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);

-- How many people took part, by group: counts and never names. Only the own organisation reads the exact counts; what the public
-- reads is in the publication.
create table strategy.session_attendance (
  session_id uuid not null,
  organisation_id uuid not null,
  group_code text not null check (group_code in ('support-workers', 'assistant-practitioners', 'registered-professionals',
    'pre-registration-apprentices', 'students', 'those-returning-to-practice', 'people-and-carers', 'other-professionals')),
  people_count integer not null check (people_count between 1 and 100000),
  primary key (session_id, group_code),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);

-- Its revision tells two people who type in the same table's notes from each other.
create table strategy.session_table (
  session_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number between 1 and 60),
  revision integer not null default 1,
  primary key (session_id, number),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);

create table strategy.session_theme (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 3 and 200),
  made_at timestamptz not null,
  made_by uuid,
  unique (id, session_id),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);
create unique index session_theme_by_name on strategy.session_theme (session_id, lower(name));

-- What a table wrote. Nobody's name, no time, no author: not of those who said it and not of those who typed it.
create table strategy.session_note (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  organisation_id uuid not null,
  table_number integer not null,
  question_id uuid not null,
  position integer not null,
  words text not null check (length(words) between 1 and 600),
  votes integer not null default 0 check (votes between 0 and 1000),
  theme_id uuid,
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id),
  foreign key (session_id, table_number) references strategy.session_table (session_id, number),
  foreign key (question_id, session_id) references strategy.session_question (id, session_id),
  foreign key (theme_id, session_id) references strategy.session_theme (id, session_id)
);
create index session_note_by_table on strategy.session_note (session_id, table_number, question_id, position);
create index session_note_by_theme on strategy.session_note (theme_id) where theme_id is not null;
create index session_note_by_question on strategy.session_note (question_id);

create table strategy.session_absence (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  organisation_id uuid not null,
  who text not null check (length(who) between 3 and 200),
  what_was_done text not null check (length(what_was_done) between 3 and 1000),
  recorded_at timestamptz not null,
  recorded_by uuid,
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);
create index session_absence_by_session on strategy.session_absence (session_id, recorded_at);

create table strategy.session_publication (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  organisation_id uuid not null,
  published_at timestamptz not null,
  published_by uuid,
  -- Who took part as the public reads it: small counts are left out (null) and are nowhere in this table.
  attendance jsonb not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check (length(withdrawn_reason) between 3 and 600),
  check (num_nonnulls(withdrawn_at, withdrawn_reason) in (0, 2)),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);
create unique index one_open_session_publication on strategy.session_publication (session_id) where withdrawn_at is null;
create index session_publication_by_session on strategy.session_publication (session_id);

-- An objective that began with a theme.
create table strategy.session_theme_objective (
  objective_id uuid primary key,
  theme_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  made_at timestamptz not null,
  made_by uuid,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id),
  foreign key (theme_id, session_id) references strategy.session_theme (id, session_id),
  foreign key (session_id, organisation_id) references strategy.event_session (id, organisation_id)
);
create index session_theme_objective_by_theme on strategy.session_theme_objective (theme_id);
create index session_theme_objective_by_session on strategy.session_theme_objective (session_id);

-- A session gives the partnership record a count that protects small groups: "at least so many".
alter table strategy.partnership_entry add column is_at_least boolean not null default false;

-- Last line of defence, below the command: nothing is published that hides who was missing.
create function strategy.public_session_is_whole() returns trigger language plpgsql as $$
begin
  if not exists (select from strategy.session_absence a where a.session_id = new.id) then
    raise exception 'A public session needs a record of who was not in the room' using errcode = 'check_violation', constraint = 'public_session_has_absence';
  end if;
  if not exists (select from strategy.session_publication p where p.session_id = new.id and p.withdrawn_at is null) then
    raise exception 'A public session needs its publication' using errcode = 'check_violation', constraint = 'public_session_has_publication';
  end if;
  return null;
end $$;
create constraint trigger public_session_is_whole after insert or update on strategy.event_session
  deferrable initially deferred for each row when (new.is_public) execute function strategy.public_session_is_whole();

do $$
declare part text;
begin
  foreach part in array array['event_session', 'session_question', 'session_attendance', 'session_table', 'session_theme', 'session_note', 'session_absence',
      'session_publication', 'session_theme_objective'] loop
    execute format('alter table strategy.%I enable row level security', part);
    execute format('grant select, insert, update, delete on strategy.%I to allied_worker', part);
    execute format('create policy worker on strategy.%I to allied_worker using (true) with check (true)', part);
    execute format('grant select, insert on strategy.%I to allied_app', part);
    execute format('create policy own_adds on strategy.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', part);
  end loop;
  foreach part in array array['event_session', 'session_question', 'session_attendance', 'session_table', 'session_theme', 'session_note', 'session_publication'] loop
    execute format('create policy own_changes on strategy.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', part);
  end loop;
  -- Words of people that should not have been typed must be able to go for good; the event says that a line went.
  foreach part in array array['session_question', 'session_attendance', 'session_table', 'session_theme', 'session_note', 'session_absence'] loop
    execute format('grant delete on strategy.%I to allied_app', part);
    execute format('create policy own_removes on strategy.%I for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', part);
  end loop;
  -- Never public: exact counts of people and the notes as they were written.
  foreach part in array array['session_attendance', 'session_table', 'session_note'] loop
    execute format('create policy own_sees on strategy.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', part);
  end loop;
  foreach part in array array['session_question', 'session_theme', 'session_absence'] loop
    execute format('create policy as_session on strategy.%I for select to allied_app using (exists (select from strategy.event_session s where s.id = session_id))', part);
  end loop;
end $$;
create policy public_or_own on strategy.event_session for select to allied_app using (
  (select platform.viewer_is_anyone()) and (is_public or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy open_or_own on strategy.session_publication for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or (withdrawn_at is null and exists (select from strategy.event_session s where s.id = session_id)));
create policy as_session_and_objective on strategy.session_theme_objective for select to allied_app using (
  exists (select from strategy.event_session s where s.id = session_id) and exists (select from strategy.objective o where o.id = objective_id));
grant update (strategy_id, node_codes, title, held_on, place, table_count, is_public, revision) on strategy.event_session to allied_app;
grant update (words) on strategy.session_question to allied_app;
grant update (people_count) on strategy.session_attendance to allied_app;
grant update (revision) on strategy.session_table to allied_app;
grant update (name) on strategy.session_theme to allied_app;
grant update (words, votes, theme_id) on strategy.session_note to allied_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on strategy.session_publication to allied_app;

-- How strong each theme is. The notes themselves are the organisation's; this function gives numbers of them where the session may
-- be seen, and repeats the policy of strategy.event_session in plain sight.
create function strategy.session_theme_strength(of_session uuid) returns table (theme_id uuid, votes integer, tables integer, notes integer)
  language sql stable security definer set search_path = '' begin atomic
  select t.id, coalesce(sum(n.votes), 0)::integer, count(distinct n.table_number)::integer, count(n.id)::integer
  from strategy.event_session s join strategy.session_theme t on t.session_id = s.id left join strategy.session_note n on n.theme_id = t.id
  where s.id = of_session and platform.viewer_is_anyone() and (s.is_public or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  group by t.id;
end;
revoke execute on function strategy.session_theme_strength, strategy.public_session_is_whole from public;
grant execute on function strategy.session_theme_strength to allied_app, allied_worker;
